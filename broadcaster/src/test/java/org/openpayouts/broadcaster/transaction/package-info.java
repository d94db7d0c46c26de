/** Proves the decisions of this package. */
@NullMarked
package org.openpayouts.broadcaster.transaction;

import org.jspecify.annotations.NullMarked;
