/** A disk that is slower than this machine's: two milliseconds more for every fdatasync. */
@NullMarked
package org.openpayouts.bench.disk;

import org.jspecify.annotations.NullMarked;
