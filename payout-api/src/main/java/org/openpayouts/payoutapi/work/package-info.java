/** Work that is done in the background, again and again, by all replicas together. */
@NullMarked
package org.openpayouts.payoutapi.work;

import org.jspecify.annotations.NullMarked;
