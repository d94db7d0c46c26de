/**
 * JSON as it may come in from outside: strict UTF-8, no key twice, no text that a database cannot
 * hold, numbers kept as they were written so that no digit is lost and none is computed with.
 */
@NullMarked
package org.openpayouts.payoutapi.json;

import org.jspecify.annotations.NullMarked;
