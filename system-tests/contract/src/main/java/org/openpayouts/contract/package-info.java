/**
 * The OpenAPI document at work, behind lines of JSON: what is wrong with an exchange, in the eyes
 * of a validator that nobody here wrote, and requests made from the document by a seed.
 */
@NullMarked
package org.openpayouts.contract;

import org.jspecify.annotations.NullMarked;
