/** Proves the decisions of this package. */
@NullMarked
package org.openpayouts.broadcaster.chain.bitcoin;

import org.jspecify.annotations.NullMarked;
