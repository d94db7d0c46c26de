package org.openpayouts.payoutapi.reserve;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.outbox.Received;
import org.openpayouts.payoutapi.reserve.Withdrawal.Refusal;
import org.openpayouts.schemas.event.AccountBalance;
import org.openpayouts.schemas.event.LedgerAccount;
import org.openpayouts.schemas.event.LedgerPosted;

/** The ledger's refusals: postings that move nothing, with the balances that were too small. */
final class RefusalFacts {
  private static final int WITHDRAWAL_REFUSED = 9003;

  private RefusalFacts() {}

  static List<Refusal> of(List<Received<SpecificRecord>> batch) {
    return batch.stream()
        .flatMap(received ->
            received.value() instanceof LedgerPosted posting
                    && posting.getCode() == WITHDRAWAL_REFUSED
                ? Stream.of(refusal(posting))
                : Stream.empty())
        .toList();
  }

  private static Refusal refusal(LedgerPosted posting) {
    String cause = posting.getCause();
    return new Refusal(
        cause.substring(cause.indexOf(':') + 1),
        posting.getScale(),
        balance(posting, LedgerAccount.AVAILABLE),
        -balance(posting, LedgerAccount.RECEIVABLE),
        posting.getEnvelope().getOccurredAt());
  }

  private static long balance(LedgerPosted posting, LedgerAccount account) {
    return posting.getBalances().stream()
        .filter(balance -> balance.getAccount() == account)
        .mapToLong(AccountBalance::getBalance)
        .sum();
  }
}
