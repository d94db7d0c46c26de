/** Programs of other people: the machine's own, or a Debian package's. */
@NullMarked
package org.openpayouts.systemtests.program;

import org.jspecify.annotations.NullMarked;
