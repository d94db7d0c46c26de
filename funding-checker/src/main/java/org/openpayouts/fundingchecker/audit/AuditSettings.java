package org.openpayouts.fundingchecker.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the ledger is audited.
 *
 * @param interval how often, besides on demand
 */
@Validated
@ConfigurationProperties("payouts.audit")
record AuditSettings(@DefaultValue("1m") Duration interval) {}
