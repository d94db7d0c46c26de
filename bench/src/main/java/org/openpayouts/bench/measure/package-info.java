/** What the system tells about processes, and how figures are put together. */
@NullMarked
package org.openpayouts.bench.measure;

import org.jspecify.annotations.NullMarked;
