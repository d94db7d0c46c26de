/**
 * The forecast: what the next cutoff would fund, and what would be missing. It reads one snapshot,
 * decides as a sweep decides, and changes nothing.
 */
@NullMarked
package org.openpayouts.fundingchecker.forecast;

import org.jspecify.annotations.NullMarked;
