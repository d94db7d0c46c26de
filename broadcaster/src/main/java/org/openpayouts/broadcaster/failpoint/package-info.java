/**
 * Named places between two steps where a test can end this process as kill -9 would. They are
 * always compiled in and never armed but in the sandbox: every crash point of the fault matrix has
 * its name here, and the steps around it are the real ones.
 */
@NullMarked
package org.openpayouts.broadcaster.failpoint;

import org.jspecify.annotations.NullMarked;
