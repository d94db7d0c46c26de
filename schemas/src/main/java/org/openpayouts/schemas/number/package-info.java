/** How exact decimals leave as text: one form for answers and for webhooks. */
@NullMarked
package org.openpayouts.schemas.number;

import org.jspecify.annotations.NullMarked;
