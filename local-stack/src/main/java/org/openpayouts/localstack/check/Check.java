package org.openpayouts.localstack.check;

import java.util.List;

/** One thing that must be true of every run. */
public sealed interface Check
    permits FundedInTheLedger, PaidOnChain, CompleteInTheApi, WebhookReceived, LedgerSumsToZero {

  Finding judge(Evidence evidence);

  /** All of them, in the order of a payout's life. */
  static List<Check> all() {
    return List.of(
        new FundedInTheLedger(),
        new PaidOnChain(),
        new CompleteInTheApi(),
        new WebhookReceived(5001, "payout_funded"),
        new WebhookReceived(5002, "payout_processing"),
        new WebhookReceived(5003, "payout_completed"),
        new LedgerSumsToZero());
  }
}
