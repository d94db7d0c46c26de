/**
 * A load of several merchants that ask, take back, deposit and change recipients while cutoffs
 * come, and write down every question before they send it and every answer after.
 */
@NullMarked
package org.openpayouts.systemtests.traffic;

import org.jspecify.annotations.NullMarked;
