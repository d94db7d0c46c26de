/**
 * Re-emission: the facts of this service, told again from its rows, oldest first. The same row
 * always gives the same record, so that a fact told twice is one fact.
 */
@NullMarked
package org.openpayouts.fundingchecker.reemission;

import org.jspecify.annotations.NullMarked;
