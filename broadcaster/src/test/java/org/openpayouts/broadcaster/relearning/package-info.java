/** Proves the decisions of this package. */
@NullMarked
package org.openpayouts.broadcaster.relearning;

import org.jspecify.annotations.NullMarked;
