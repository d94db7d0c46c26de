/** Makes load: as fast as answers come, or at a fixed rate whatever they take. */
@NullMarked
package org.openpayouts.bench.load;

import org.jspecify.annotations.NullMarked;
