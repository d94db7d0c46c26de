package org.openpayouts.fundingchecker.audit;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/ledger}: audits the ledger now and answers what was found. */
@Component
@Endpoint(id = "ledger")
public class LedgerEndpoint {
  private final LedgerWatch watch;

  LedgerEndpoint(LedgerWatch watch) {
    this.watch = watch;
  }

  @ReadOperation
  public LedgerReport ledger() {
    return watch.report();
  }
}
