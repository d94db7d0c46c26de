package org.openpayouts.localstack.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that was seen of a run, when nothing moves any more.
 *
 * @param accepted the caller's journal
 * @param statuses what the API says of each payout now
 * @param payments every output to any recipient's address in the blocks of this run
 * @param webhooks the inbox's log of this run
 */
public record Evidence(
    List<AcceptedPayout> accepted,
    Map<String, String> statuses,
    List<ChainPayment> payments,
    List<ReceivedWebhook> webhooks,
    LedgerPicture ledger) {

  public Evidence {
    accepted = List.copyOf(accepted);
    statuses = Map.copyOf(statuses);
    payments = List.copyOf(payments);
    webhooks = List.copyOf(webhooks);
  }

  /** The ids of the journal. */
  Set<String> payoutIds() {
    return accepted.stream().map(AcceptedPayout::payoutId).collect(Collectors.toSet());
  }
}
