/** Tests of the rules that topics are held to. */
@NullMarked
package org.openpayouts.schemas.topic;

import org.jspecify.annotations.NullMarked;
