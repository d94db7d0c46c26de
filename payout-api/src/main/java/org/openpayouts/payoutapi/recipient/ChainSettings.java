package org.openpayouts.payoutapi.recipient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The chains that recipients are paid on, as the broadcaster is told under the same names.
 *
 * @param network mainnet, testnet, signet or regtest; an address of another one is refused when it
 *     is given
 */
@Validated
@ConfigurationProperties("payouts.chains.bitcoin")
public record ChainSettings(
    @Pattern(regexp = "mainnet|testnet|signet|regtest") @NotBlank String network) {}
