/** Tests of the serde against a registry in memory. */
@NullMarked
package org.openpayouts.schemas.serde;

import org.jspecify.annotations.NullMarked;
