/**
 * A running stack as a test sees it: started by the real command with its own folder and ports,
 * shared by all scenarios of a test JVM, torn down with it; and the witnesses that look at it.
 */
@NullMarked
package org.openpayouts.systemtests.stack;

import org.jspecify.annotations.NullMarked;
