package org.openpayouts.broadcaster.wallet;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.openpayouts.schemas.intent.IntentKey;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Files of 64 hexadecimal digits: the keys by which the signer verifies what it pays.
 *
 * @param requestKeyFile payout-api's, over what was asked for
 * @param destinationKeyFile payout-api's, over where it goes
 * @param fundingKeyFile funding-checker's, over what is held and paid
 */
@Validated
@ConfigurationProperties("payouts.intent")
public record IntentKeySettings(
    @NotNull Path requestKeyFile, @NotNull Path destinationKeyFile, @NotNull Path fundingKeyFile) {

  IntentKeys read() {
    return new IntentKeys(
        IntentKey.read(requestKeyFile),
        IntentKey.read(destinationKeyFile),
        IntentKey.read(fundingKeyFile));
  }
}
