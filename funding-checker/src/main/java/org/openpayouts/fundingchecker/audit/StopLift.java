package org.openpayouts.fundingchecker.audit;

import java.util.List;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** An operator lets a stopped ledger be funded from again: one that an audit finds coherent now. */
@Service
class StopLift {
  private static final Logger log = LoggerFactory.getLogger(StopLift.class);

  private final LedgerAudits audits;
  private final LedgerStops stops;

  StopLift(LedgerAudits audits, LedgerStops stops) {
    this.audits = audits;
    this.stops = stops;
  }

  /** What came of an operator's word. */
  sealed interface Answer {
    record Lifted(LedgerStops.Stop stop) implements Answer {}

    /** There is none to lift: nobody stopped it, or somebody lifted that before. */
    record NotStopped() implements Answer {}

    /** The next audit would stop it again, and what was funded meanwhile would stay. */
    record StillBroken(List<LedgerReport.Violation> violations) implements Answer {
      public StillBroken {
        violations = List.copyOf(violations);
      }
    }
  }

  Answer lift(LedgerKey ledger, String by, String reason) {
    List<LedgerReport.Violation> violations = audits.audit(ledger);
    if (!violations.isEmpty()) {
      return new Answer.StillBroken(violations);
    }
    return stops
        .lift(ledger, by, reason)
        .<Answer>map(stop -> {
          log.atWarn()
              .addKeyValue("merchantId", stop.merchantId())
              .addKeyValue("currency", stop.currency())
              .addKeyValue("by", by)
              .log("a ledger is funded from again");
          return new Answer.Lifted(stop);
        })
        .orElseGet(Answer.NotStopped::new);
  }
}
