package org.openpayouts.webhookdispatcher.sweep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often is looked after what nothing else would move.
 *
 * @param pause between two rounds
 */
@ConfigurationProperties("payouts.webhooks.sweep")
public record SweepSettings(@DefaultValue("5s") Duration pause) {}
