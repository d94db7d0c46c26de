package org.openpayouts.localstack.check;

import java.util.List;

/** Every accepted payout has its line in the reserve ledger. */
public record FundedInTheLedger() implements Check {
  @Override
  public Finding judge(Evidence evidence) {
    List<String> missing =
        evidence.accepted().stream()
            .map(AcceptedPayout::payoutId)
            .filter(id -> !evidence.ledger().fundedPayouts().contains(id))
            .map(id -> id + " was accepted and has no line in the ledger")
            .toList();
    int all = evidence.accepted().size();
    return new Finding("funded", (all - missing.size()) + " of " + all, "ledger lines", missing);
  }
}
