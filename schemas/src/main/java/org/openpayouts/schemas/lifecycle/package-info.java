/**
 * The life of a payout: six states, the facts that move it between them, and one function that says
 * what a fact does to a state. Every service guards its handlers with it; docs/lifecycle.md shows
 * the same table and is compared with this code by a test.
 */
@NullMarked
package org.openpayouts.schemas.lifecycle;

import org.jspecify.annotations.NullMarked;
