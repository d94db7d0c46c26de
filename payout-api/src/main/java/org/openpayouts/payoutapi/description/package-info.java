/**
 * What the public port tells of itself: the OpenAPI document, written by hand and held to the code
 * by tests, and the page that shows it.
 */
@NullMarked
package org.openpayouts.payoutapi.description;

import org.jspecify.annotations.NullMarked;
