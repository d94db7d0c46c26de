/**
 * The ladder that every batch climbs: reserved, stored, accepted, mined, settled, final. The signed
 * bytes stand in the database before the first of them goes to a node; from then on only identical
 * bytes are sent, and every replacement spends the same anchor.
 */
@NullMarked
package org.openpayouts.broadcaster.transaction;

import org.jspecify.annotations.NullMarked;
