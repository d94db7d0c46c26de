package org.openpayouts.payoutapi.merchant;

/** Names an API token without being one. */
public record TokenId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
