/** Programs of Debian packages: the machine's, or unpacked without being installed. */
@NullMarked
package org.openpayouts.systemtests.debian;

import org.jspecify.annotations.NullMarked;
