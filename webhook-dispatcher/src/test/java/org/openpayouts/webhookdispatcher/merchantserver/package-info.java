/** A merchant's receiver as it may be met in the wild: obedient, slow, hostile, gone. */
@NullMarked
package org.openpayouts.webhookdispatcher.merchantserver;

import org.jspecify.annotations.NullMarked;
