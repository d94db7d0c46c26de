/**
 * Black-box tests of the whole system: real processes, started by the real command, looked at from
 * outside.
 */
@NullMarked
package org.openpayouts.systemtests;

import org.jspecify.annotations.NullMarked;
