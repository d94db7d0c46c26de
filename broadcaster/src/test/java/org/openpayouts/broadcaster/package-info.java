/**
 * Pays through a simulated node that judges with another library, on a real database and broker.
 */
@NullMarked
package org.openpayouts.broadcaster;

import org.jspecify.annotations.NullMarked;
