package org.openpayouts.payoutapi.shortage;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How merchants are mailed that their reserve is short. Mail leaves through {@code
 * spring.mail.host} and its neighbours; without that host nothing is sent.
 *
 * @param within a shortage that was decided longer ago is not mailed any more
 * @param mailFrom whom these mails come from; by default {@code payouts.onboarding.mail-from}
 * @param attempts after so many failures a mail is given up
 * @param pollInterval between two looks for what is to be sent
 */
@Validated
@ConfigurationProperties("payouts.shortage-mail")
public record ShortageMailSettings(
    @DefaultValue("24h") Duration within,
    @Nullable String mailFrom,
    @Min(1) @DefaultValue("8") int attempts,
    @DefaultValue("1s") Duration pollInterval) {}
