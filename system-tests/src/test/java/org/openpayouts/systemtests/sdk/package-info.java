/** Public client libraries, unmodified, against a running stack. */
@NullMarked
package org.openpayouts.systemtests.sdk;

import org.jspecify.annotations.NullMarked;
