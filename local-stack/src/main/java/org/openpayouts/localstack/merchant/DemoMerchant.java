package org.openpayouts.localstack.merchant;

import java.util.List;

/** The merchant of the local stack, as stack.json tells about it: demo keys only. */
public record DemoMerchant(
    String id,
    String privateKeyHex,
    String publicKeyHex,
    String payoutToken,
    String merchantToken,
    List<Recipient> recipients) {

  public DemoMerchant {
    recipients = List.copyOf(recipients);
  }

  /** Somebody who is paid; the private key of the address belongs to nobody else. */
  public record Recipient(String id, String email, String address, String privateKeyHex) {}
}
