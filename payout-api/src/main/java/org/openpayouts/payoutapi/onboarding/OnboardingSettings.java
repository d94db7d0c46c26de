package org.openpayouts.payoutapi.onboarding;

import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people are invited. Mail leaves through {@code spring.mail.host} and its neighbours; without
 * that host nothing is sent.
 *
 * @param mailFrom whom invitations come from
 * @param pageUrl the page as people reach it; by default {@code onboarding} under the first of
 *     {@code payouts.api.public-base-urls}
 * @param linkLife how long a mailed link is good; a new invitation mails another one after that
 * @param attempts after so many failures a mail is given up
 * @param pollInterval between two looks for what is to be done
 */
@Validated
@ConfigurationProperties("payouts.onboarding")
public record OnboardingSettings(
    @DefaultValue("no-reply@localhost") String mailFrom,
    @Nullable URI pageUrl,
    @DefaultValue("7d") Duration linkLife,
    @Min(1) @DefaultValue("8") int attempts,
    @DefaultValue("1s") Duration pollInterval) {}
