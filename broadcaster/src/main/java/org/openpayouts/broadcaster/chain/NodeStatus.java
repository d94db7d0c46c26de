package org.openpayouts.broadcaster.chain;

/**
 * What a node says of itself.
 *
 * @param network the chain that it follows, in the words of our settings
 * @param synced false while it is still catching up: its answers are true but old
 */
public record NodeStatus(String network, BlockRef tip, boolean synced) {}
