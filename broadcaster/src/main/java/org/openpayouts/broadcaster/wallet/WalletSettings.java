package org.openpayouts.broadcaster.wallet;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a wallet is moved.
 *
 * @param lease how long a worker may be silent before another one takes its wallet; takeover is
 *     this and one poll later
 * @param killSwitch nothing is signed or sent any more; what is in flight is still followed
 */
@Validated
@ConfigurationProperties("payouts.wallet")
public record WalletSettings(
    @NotNull @DefaultValue("10s") Duration lease, @DefaultValue("false") boolean killSwitch) {}
