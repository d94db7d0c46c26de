package org.openpayouts.broadcaster.chain;

/** One output of one transaction; its text form is {@code txid:vout}. */
public record OutputRef(TransactionId txid, int vout) {

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static OutputRef parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not an output: " + text);
    }
    return new OutputRef(
        new TransactionId(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return txid + ":" + vout;
  }
}
