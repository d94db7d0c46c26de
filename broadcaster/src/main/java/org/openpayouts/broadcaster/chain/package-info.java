/**
 * What the broadcaster needs of any chain: coins, blocks, places of transactions, and a port to a
 * node. Amounts are exact base units. A node's answer is a value; a node that does not answer is a
 * fault, and what was sent to it is then in flight until the chain says otherwise.
 */
@NullMarked
package org.openpayouts.broadcaster.chain;

import org.jspecify.annotations.NullMarked;
