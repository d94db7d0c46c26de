package org.openpayouts.webhookdispatcher.signature;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sealed webhook keys are opened.
 *
 * @param openingKeyFile Tink keyset in JSON with the private keys that merchants' keys are sealed
 *     to
 * @param openedKeys how many opened keys are kept in memory
 */
@Validated
@ConfigurationProperties("payouts.webhooks")
public record OpeningKeySettings(
    @NotNull Path openingKeyFile, @DefaultValue("10000") @Min(1) @Max(1_000_000) int openedKeys) {}
