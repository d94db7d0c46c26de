package org.openpayouts.broadcaster.chain;

/** A block by height and hash; the height alone names nothing after a reorganisation. */
public record BlockRef(long height, String hash) {}
