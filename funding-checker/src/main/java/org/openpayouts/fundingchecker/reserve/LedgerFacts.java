package org.openpayouts.fundingchecker.reserve;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.AccountBalance;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.LedgerAccount;
import org.openpayouts.schemas.event.LedgerMovement;
import org.openpayouts.schemas.event.LedgerPosted;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Says postings in the published language; the same posting always gives the same record. */
@Component
class LedgerFacts {
  private static final Comparator<Entry> BY_ACCOUNT = Comparator.comparing(Entry::account);

  private final RecordCodec codec;

  LedgerFacts(RecordCodec codec) {
    this.codec = codec;
  }

  OutboundRecord ledgerPosted(BookedPosting posting) {
    String traceparent = posting.traceparent();
    return OutboundRecord.of(
        posting.key().text(),
        codec.encode(Topics.RESERVE_ENTRIES.name(), record(posting)),
        traceparent == null ? Map.of() : Map.of("traceparent", traceparent));
  }

  /**
   * A posting as it was told.
   *
   * @param lines how many it sums up; an older build did not name them
   */
  record Told(BookedPosting posting, int lines) {
    /** The same, if it can be taken in. */
    BookedPosting withItsLines() {
      if (lines != posting.lines().size()) {
        throw new IllegalStateException(
            "posting %s does not name its lines: an older build told of it"
                .formatted(posting.postingId()));
      }
      return posting;
    }
  }

  /** The posting that a fact tells of; empty if it tells of something else. */
  Optional<Told> posting(Received<byte[]> fact) {
    return codec.decode(fact.topic(), fact.value()) instanceof LedgerPosted told
        ? Optional.of(new Told(posting(told, fact.header("traceparent")), told.getLines()))
        : Optional.empty();
  }

  private static BookedPosting posting(LedgerPosted told, @Nullable String traceparent) {
    Envelope envelope = told.getEnvelope();
    return new BookedPosting(
        0,
        told.getPostingId(),
        new LedgerKey(new MerchantId(told.getMerchantId()), Currencies.of(told.getCurrency())),
        told.getVersion(),
        told.getCode(),
        told.getCause(),
        told.getLineEventIds().stream().map(UUID::fromString).toList(),
        told.getMovements().stream()
            .map(moved -> new Entry(account(moved.getAccount()), moved.getAmount()))
            .toList(),
        Balances.of(
            told.getBalances().stream()
                .sorted(Comparator.comparing(balance -> account(balance.getAccount())))
                .mapToLong(AccountBalance::getBalance)
                .toArray()),
        envelope.getEventId(),
        envelope.getCausationId(),
        traceparent,
        envelope.getOccurredAt());
  }

  private static Account account(LedgerAccount account) {
    return Account.valueOf(account.name());
  }

  private static LedgerPosted record(BookedPosting posting) {
    return LedgerPosted.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setEventId(posting.eventId())
                .setProducer("funding-checker")
                .setOccurredAt(posting.occurredAt())
                .setCausationId(posting.causationId())
                .build())
        .setPostingId(posting.postingId())
        .setMerchantId(posting.key().merchantId().value())
        .setCurrency(posting.key().currency().code())
        .setScale(posting.key().currency().scale())
        .setCode(posting.code())
        .setCause(posting.cause())
        .setMovements(
            posting.entries().stream().sorted(BY_ACCOUNT).map(LedgerFacts::movement).toList())
        .setBalances(Stream.of(Account.values()).map(a -> balance(posting, a)).toList())
        .setVersion(posting.version())
        .setLines(posting.lines().size())
        .setLineEventIds(posting.lines().stream().map(UUID::toString).toList())
        .build();
  }

  private static LedgerMovement movement(Entry entry) {
    return new LedgerMovement(LedgerAccount.valueOf(entry.account().name()), entry.amount());
  }

  private static AccountBalance balance(BookedPosting posting, Account account) {
    return new AccountBalance(
        LedgerAccount.valueOf(account.name()), posting.balances().of(account));
  }
}
