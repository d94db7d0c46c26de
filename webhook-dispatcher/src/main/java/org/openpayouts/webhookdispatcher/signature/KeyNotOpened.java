package org.openpayouts.webhookdispatcher.signature;

/** A sealed key that this dispatcher cannot open; deliveries wait for one that it can. */
public final class KeyNotOpened extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyNotOpened(String tokenId) {
    super("the webhook key of token " + tokenId + " does not open");
  }
}
