package org.openpayouts.payoutapi;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Files that hold this service's keys. No key stands in a setting itself.
 *
 * @param intent keys of the MACs that let the signer verify intent
 * @param tokens the key that token texts are derived from
 * @param webhooks the key that webhook keys are sealed to
 */
@Validated
@ConfigurationProperties("payouts")
public record KeySettings(Intent intent, Tokens tokens, Webhooks webhooks) {

  /**
   * Keys of 64 hexadecimal digits each.
   *
   * @param requestKeyFile for what a merchant asks
   * @param destinationKeyFile for where a recipient is paid
   */
  public record Intent(Path requestKeyFile, Path destinationKeyFile) {}

  /**
   * A key of 64 hexadecimal digits.
   *
   * @param derivationKeyFile changing its content changes every token's text
   */
  public record Tokens(Path derivationKeyFile) {}

  /**
   * The dispatcher's public key.
   *
   * @param sealingKeyFile a public Tink keyset in JSON
   */
  public record Webhooks(Path sealingKeyFile) {}
}
