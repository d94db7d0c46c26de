package org.openpayouts.fundingchecker.reserve;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.schemas.event.AccountBalance;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.LedgerAccount;
import org.openpayouts.schemas.event.LedgerMovement;
import org.openpayouts.schemas.event.LedgerPosted;
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
        .setLines(posting.lines())
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
