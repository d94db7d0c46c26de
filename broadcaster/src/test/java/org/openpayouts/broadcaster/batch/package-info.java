/** Proves the decisions of this package. */
@NullMarked
package org.openpayouts.broadcaster.batch;

import org.jspecify.annotations.NullMarked;
