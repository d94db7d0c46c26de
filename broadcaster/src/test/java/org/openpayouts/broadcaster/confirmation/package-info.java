/** Proves the decisions of this package. */
@NullMarked
package org.openpayouts.broadcaster.confirmation;

import org.jspecify.annotations.NullMarked;
