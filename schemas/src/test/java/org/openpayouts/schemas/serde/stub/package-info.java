/** A schema registry in memory, for tests of every module that must not need a process. */
@NullMarked
package org.openpayouts.schemas.serde.stub;

import org.jspecify.annotations.NullMarked;
