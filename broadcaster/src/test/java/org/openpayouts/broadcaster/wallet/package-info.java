/** Proves the decisions of this package. */
@NullMarked
package org.openpayouts.broadcaster.wallet;

import org.jspecify.annotations.NullMarked;
