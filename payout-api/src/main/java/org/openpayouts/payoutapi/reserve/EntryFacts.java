package org.openpayouts.payoutapi.reserve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.LedgerAccount;
import org.openpayouts.schemas.event.LedgerMovement;
import org.openpayouts.schemas.event.LedgerPosted;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.id.Base58Id;
import org.openpayouts.schemas.id.MerchantId;

/**
 * The lines of merchants' ledgers, from the facts that move what a merchant has: its available
 * money less what it owes. A posting that sums up payouts is no line; each of its payouts is one,
 * told by the payout's own fact. So the lines of a ledger sum up to its balance.
 */
public final class EntryFacts {
  private static final int FUNDED = 1034;
  private static final int FAILED = 1020;
  private static final Set<LedgerAccount> OWN =
      Set.of(LedgerAccount.AVAILABLE, LedgerAccount.RECEIVABLE);

  private EntryFacts() {}

  public static List<LedgerEntry> of(List<Received<SpecificRecord>> batch) {
    return batch.stream().flatMap(received -> entry(received.value()).stream()).toList();
  }

  static Optional<LedgerEntry> entry(SpecificRecord record) {
    return switch (record) {
      case LedgerPosted posting when posting.getLines() == 0 -> ofPosting(posting);
      case PayoutFunded funded -> ofPayout("payout_funded", FUNDED, -1, new Line(funded));
      case PayoutFailed failed -> ofPayout("payout_failed", FAILED, 1, new Line(failed));
      default -> Optional.empty();
    };
  }

  private record Line(Envelope envelope, PayoutSnapshot payout) {
    Line(PayoutFunded fact) {
      this(fact.getEnvelope(), fact.getPayout());
    }

    Line(PayoutFailed fact) {
      this(fact.getEnvelope(), fact.getPayout());
    }
  }

  private static Optional<LedgerEntry> ofPosting(LedgerPosted posting) {
    long amount =
        posting.getMovements().stream()
            .filter(movement -> OWN.contains(movement.getAccount()))
            .mapToLong(LedgerMovement::getAmount)
            .sum();
    if (amount == 0) {
      return Optional.empty();
    }
    String cause = posting.getCause();
    return Optional.of(
        new LedgerEntry(
            new MerchantId(posting.getMerchantId()),
            cause,
            Base58Id.encode(posting.getEnvelope().getEventId()),
            new LedgerEntry.Units(posting.getCurrency(), posting.getScale()),
            amount,
            null,
            posting.getCode(),
            cause.substring(cause.indexOf(':') + 1),
            posting.getEnvelope().getOccurredAt()));
  }

  private static Optional<LedgerEntry> ofPayout(String cause, int code, int sign, Line line) {
    PayoutSnapshot payout = line.payout();
    @Nullable FundingTerms terms = payout.getFunding();
    if (terms == null) {
      return Optional.empty();
    }
    long held = terms.getLedgerAmount() + terms.getPlatformFee() + terms.getNetworkFee();
    String currency = payout.getLedgerCurrency();
    Instant at = line.envelope().getOccurredAt();
    return Optional.of(
        new LedgerEntry(
            new MerchantId(payout.getMerchantId()),
            cause + ":" + payout.getPayoutId(),
            Base58Id.encode(line.envelope().getEventId()),
            new LedgerEntry.Units(currency, Currencies.of(currency).scale()),
            sign * held,
            new LedgerEntry.Fees(sign * terms.getPlatformFee(), sign * terms.getNetworkFee()),
            code,
            payout.getPayoutId(),
            at));
  }
}
