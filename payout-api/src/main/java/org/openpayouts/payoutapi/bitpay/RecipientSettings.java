package org.openpayouts.payoutapi.bitpay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Invitations of recipients.
 *
 * @param bodyLimit larger invitations are refused with 413; the default holds 1,000 recipients with
 *     every field as long as it may be
 */
@Validated
@ConfigurationProperties("payouts.recipients")
public record RecipientSettings(@DefaultValue("8MB") DataSize bodyLimit) {}
