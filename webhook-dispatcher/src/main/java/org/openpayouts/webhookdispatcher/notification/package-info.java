/** Which facts merchants hear about, under which code, and the exact bytes of the body. */
@NullMarked
package org.openpayouts.webhookdispatcher.notification;

import org.jspecify.annotations.NullMarked;
