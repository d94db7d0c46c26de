/** Planted faults: each guarantee, and the demo's own check, must turn red on what it is for. */
@NullMarked
package org.openpayouts.systemtests.fault;

import org.jspecify.annotations.NullMarked;
