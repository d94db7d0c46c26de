/**
 * Watermarks: up to which instant each partition of the incoming topics has been handled. A cutoff
 * waits for them, so that what was requested before it is swept by it.
 */
@NullMarked
package org.openpayouts.fundingchecker.watermark;

import org.jspecify.annotations.NullMarked;
