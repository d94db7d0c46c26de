/** Pages that are made from the code, and held to it. */
@NullMarked
package org.openpayouts.systemtests.documentation;

import org.jspecify.annotations.NullMarked;
