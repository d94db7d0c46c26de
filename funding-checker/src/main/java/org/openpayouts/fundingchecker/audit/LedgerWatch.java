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

/** Audits the ledger again and again, and shows how many invariants are broken. */
@Component
class LedgerWatch {
  private static final Logger log = LoggerFactory.getLogger(LedgerWatch.class);

  private final LedgerAudits audits;
  private final AtomicLong violations = new AtomicLong();
  private final AtomicLong auditedAtSeconds = new AtomicLong();

  LedgerWatch(LedgerAudits audits, MeterRegistry meters) {
    this.audits = audits;
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

  /** Audits now. */
  LedgerReport report() {
    LedgerReport report = audits.audit();
    violations.set(report.violations().size());
    auditedAtSeconds.set(report.auditedAt().getEpochSecond());
    report
        .violations()
        .forEach(violation ->
            log.atError()
                .addKeyValue("check", violation.check())
                .addKeyValue("subject", violation.subject())
                .addKeyValue("expected", violation.expected())
                .addKeyValue("found", violation.found())
                .log("the ledger is not coherent"));
    return report;
  }
}
