package org.openpayouts.fundingchecker.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Audits the ledger again and again, shows how many invariants are broken, and stops the ledgers
 * whose they are.
 */
@Component
class LedgerWatch {
  private static final Logger log = LoggerFactory.getLogger(LedgerWatch.class);

  private final LedgerAudits audits;
  private final LedgerStops stops;
  private final AtomicLong violations = new AtomicLong();
  private final AtomicLong auditedAtSeconds = new AtomicLong();

  LedgerWatch(LedgerAudits audits, LedgerStops stops, MeterRegistry meters) {
    this.audits = audits;
    this.stops = stops;
    Gauge.builder("payouts.ledger.violations", violations, AtomicLong::get)
        .description("broken invariants of the ledger; page when it is not zero")
        .register(meters);
    Gauge.builder("payouts.ledger.audited", auditedAtSeconds, AtomicLong::get)
        .baseUnit("seconds")
        .description("when the ledger was audited last, in seconds of the epoch")
        .register(meters);
  }

  @Scheduled(fixedDelayString = "${payouts.audit.interval:1m}")
  void audit() {
    try {
      report();
    } catch (DataAccessException | TransactionException e) {
      log.atWarn().setCause(e).log("the ledger could not be audited");
    }
  }

  /** Audits now, and stops what it finds broken. */
  LedgerReport report() {
    LedgerAudits.Audited audited = audits.audit();
    LedgerReport report = audited.report();
    violations.set(report.violations().size());
    auditedAtSeconds.set(report.auditedAt().getEpochSecond());
    report.violations().forEach(LedgerWatch::say);
    audited.toStop().forEach(this::stop);
    return report;
  }

  /** One that cannot be stopped keeps no other one from it; the next audit finds it again. */
  private void stop(LedgerStops.Broken ledger) {
    try {
      if (stops.stop(ledger)) {
        say(ledger);
      }
    } catch (DataAccessException | TransactionException e) {
      log.atError()
          .setCause(e)
          .addKeyValue("merchantId", ledger.merchantId())
          .addKeyValue("currency", ledger.currency())
          .log("a ledger is not coherent, and could not be stopped");
    }
  }

  private static void say(LedgerReport.Violation violation) {
    log.atError()
        .addKeyValue("check", violation.check())
        .addKeyValue("subject", violation.subject())
        .addKeyValue("expected", violation.expected())
        .addKeyValue("found", violation.found())
        .log("the ledger is not coherent");
  }

  private static void say(LedgerStops.Broken ledger) {
    log.atError()
        .addKeyValue("merchantId", ledger.merchantId())
        .addKeyValue("currency", ledger.currency())
        .addKeyValue("check", ledger.check())
        .addKeyValue("subject", ledger.subject())
        .log("nothing more is funded from a ledger until an operator says so");
  }
}
