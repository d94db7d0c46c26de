/** Questions to the database that requests put at the same time, answered by one statement. */
@NullMarked
package org.openpayouts.payoutapi.together;

import org.jspecify.annotations.NullMarked;
