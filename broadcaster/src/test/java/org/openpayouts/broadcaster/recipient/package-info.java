/** Proves the decisions of this package. */
@NullMarked
package org.openpayouts.broadcaster.recipient;

import org.jspecify.annotations.NullMarked;
