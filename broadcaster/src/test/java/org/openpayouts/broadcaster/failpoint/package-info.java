/** Proves the decisions of this package. */
@NullMarked
package org.openpayouts.broadcaster.failpoint;

import org.jspecify.annotations.NullMarked;
