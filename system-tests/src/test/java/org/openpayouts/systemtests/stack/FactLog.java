package org.openpayouts.systemtests.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.guarantee.Claim;
import org.openpayouts.systemtests.guarantee.OutPoint;

/** Reads every lifecycle fact from Kafka, as any outside consumer could; remembers them all. */
final class FactLog implements AutoCloseable {
  /** One record, seen once however often it was sent. */
  record Fact(String type, long sequence, String traceparent, SpecificRecord record) {
    PayoutSnapshot payout() {
      return (PayoutSnapshot) TopicLog.field(record, "payout");
    }
  }

  private final TopicLog lifecycle;
  private final Map<String, List<Fact>> byPayout = new HashMap<>();

  FactLog(String bootstrapServers, String registryUrl) {
    lifecycle = new TopicLog(bootstrapServers, registryUrl, Topics.LIFECYCLE);
  }

  /** Reads to the end of the topic as it is now. */
  void catchUp() {
    for (TopicLog.Seen seen : lifecycle.catchUp()) {
      String payoutId = (String) seen.field("payoutId");
      byPayout
          .computeIfAbsent(payoutId, id -> new ArrayList<>())
          .add(
              new Fact(
                  seen.record().getSchema().getName(),
                  (Long) seen.field("sequence"),
                  seen.traceparent(),
                  seen.record()));
    }
  }

  Set<String> payoutIds() {
    return Set.copyOf(byPayout.keySet());
  }

  /** What was said of a payout so far, oldest first. */
  List<Fact> of(String payoutId) {
    return byPayout.getOrDefault(payoutId, List.of()).stream()
        .sorted(Comparator.comparingLong(Fact::sequence))
        .toList();
  }

  Map<String, Claim> claims() {
    return byPayout.keySet().stream()
        .collect(Collectors.toMap(id -> id, this::claim, (one, two) -> one, TreeMap::new));
  }

  private Claim claim(String payoutId) {
    List<Fact> facts = of(payoutId);
    List<Claim.Terms> terms =
        facts.stream()
            .filter(fact -> fact.record() instanceof PayoutFunded)
            .map(fact -> terms(fact.payout()))
            .toList();
    List<OutPoint> payments =
        facts.stream()
            .flatMap(fact -> fact.payout().getTransactions().stream())
            .map(payment -> new OutPoint(payment.getTxid(), payment.getVout()))
            .distinct()
            .toList();
    return new Claim(payoutId, facts.stream().map(Fact::type).toList(), terms, payments);
  }

  private static Claim.Terms terms(PayoutSnapshot payout) {
    FundingTerms funding = payout.getFunding();
    if (funding == null) {
      throw new AssertionError(payout.getPayoutId() + " is funded without terms");
    }
    return new Claim.Terms(
        funding.getWithdrawal().getDestination().getAddress(),
        Long.parseLong(funding.getBaseUnits()),
        new java.math.BigDecimal(funding.getRateInCurrency()),
        funding.getLedgerAmount());
  }

  @Override
  public void close() {
    lifecycle.close();
  }
}
