package org.openpayouts.fundingchecker.reserve;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says that the ledger did not take money. Who asks for a withdrawal reads the no where he asked; a
 * deposit has come already, so its no is counted, and somebody is told.
 */
@Component
class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  private final Counter deposits;

  Refusals(MeterRegistry meters) {
    deposits =
        Counter.builder("payouts.deposits.refused")
            .description("deposits that came and that their ledger could not count")
            .register(meters);
  }

  void say(PostingCode no, ReserveCommand.Movement movement) {
    if (no == PostingCode.DEPOSIT_REFUSED) {
      deposits.increment();
      log.atWarn()
          .addKeyValue("ledger", movement.key().text())
          .addKeyValue("depositId", movement.id())
          .log("a deposit was refused: its ledger has taken in as much as it can count");
    }
  }
}
