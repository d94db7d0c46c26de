package org.openpayouts.webhookdispatcher.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What merchants are told.
 *
 * @param cancelledCode event code of a cancelled payout: 5004 as BitPay's current pages say, or
 *     5003 for receivers built on the older text
 */
@Validated
@ConfigurationProperties("payouts.webhooks.notification")
record NotificationSettings(@DefaultValue("5004") @Min(5003) @Max(5004) int cancelledCode) {}
