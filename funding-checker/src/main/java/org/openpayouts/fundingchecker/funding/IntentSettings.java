package org.openpayouts.fundingchecker.funding;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What proves to the signer that funding was decided here.
 *
 * @param fundingKeyFile the file of 64 hexadecimal digits that holds the key of the funding MAC
 */
@Validated
@ConfigurationProperties("payouts.intent")
record IntentSettings(@NotNull Path fundingKeyFile) {}
