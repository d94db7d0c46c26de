package org.openpayouts.systemtests.stack;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.LocalRates;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.conservation.Asked;
import org.openpayouts.systemtests.conservation.Books;
import org.openpayouts.systemtests.conservation.Prices;
import org.openpayouts.systemtests.conservation.Told;
import org.openpayouts.systemtests.guarantee.ChainTransaction;
import org.openpayouts.systemtests.guarantee.ChainTransaction.Output;
import org.openpayouts.systemtests.guarantee.OutPoint;

/** Puts together the books of a load from what can be seen outside the services. */
public final class BooksWitness implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Set<String> ENDS =
      Set.of("PayoutCompleted", "PayoutCancelled", "PayoutFailed");

  private final SharedStack stack;
  private final FactLog facts;
  private final TopicLog requestLog;
  private final TopicLog cutoffLog;
  private final ChainWitness chain;
  private final Cluster cluster;
  private final Rest rest;
  private final List<Told.Request> requests = new ArrayList<>();
  private final List<Told.Cutoff> cutoffs = new ArrayList<>();

  public BooksWitness(SharedStack stack) {
    this.stack = stack;
    this.facts = new FactLog(stack.file().kafkaBootstrap(), stack.file().registryUrl());
    this.requestLog = log(Topics.REQUESTS);
    this.cutoffLog = log(Topics.CUTOFFS);
    this.chain = new ChainWitness(stack.running().chain());
    this.cluster = Cluster.of(stack);
    this.rest = new Rest(stack, cluster);
  }

  private TopicLog log(Topic topic) {
    return new TopicLog(stack.file().kafkaBootstrap(), stack.file().registryUrl(), topic);
  }

  /**
   * The books of a moment at which nothing was left to do, nor happened while they were read. Who
   * asks has ended the load, and mines no blocks meanwhile.
   */
  public Books atRest(Supplier<Asked> journal, Duration patience) {
    Deadline deadline = Deadline.in(patience);
    Optional<Books> still = Optional.empty();
    while (still.isEmpty()) {
      deadline.until("the deciders have nothing left to do", rest::isReached);
      Map<TopicPartition, Long> before = rest.ends();
      Books books = books(journal.get());
      still = Optional.of(books).filter(_ -> rest.isReached() && rest.ends().equals(before));
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return still.get();
  }

  /** As they are now. */
  public Books books(Asked asked) {
    catchUp();
    return new Books(
        asked,
        new Told(requests, lives(), cutoffs),
        LedgerRows.read(stack.running().jdbcUrl(Component.FUNDING_CHECKER)),
        prices(),
        paid());
  }

  /** Mines until every payout of these merchants that was taken in has come to its end. */
  public void mineToTheEnd(Set<String> merchantIds, Duration patience) {
    Deadline deadline = Deadline.in(patience);
    List<String> open = open(merchantIds);
    while (!open.isEmpty()) {
      if (deadline.isOver()) {
        throw new AssertionError(open.size() + " payouts have not ended: " + open);
      }
      stack.mine(1);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      open = open(merchantIds);
    }
  }

  private List<String> open(Set<String> merchantIds) {
    catchUp();
    return requests.stream()
        .filter(request -> merchantIds.contains(request.merchantId()))
        .map(Told.Request::payoutId)
        .filter(id -> facts.of(id).stream().noneMatch(fact -> ENDS.contains(fact.type())))
        .toList();
  }

  private void catchUp() {
    requestLog.catchUp().stream()
        .flatMap(seen ->
            seen.record() instanceof PayoutRequested asked
                ? Stream.of(asked.getPayout())
                : Stream.empty())
        .map(BooksWitness::request)
        .forEach(requests::add);
    for (TopicLog.Seen seen : cutoffLog.catchUp()) {
      if (seen.record() instanceof CutoffReached reached) {
        cutoffs.add(cutoff(seen.eventId(), reached));
      }
    }
    facts.catchUp();
  }

  private static Told.Request request(PayoutSnapshot payout) {
    return new Told.Request(
        payout.getPayoutId(),
        Objects.requireNonNullElse(payout.getReference(), ""),
        payout.getMerchantId(),
        payout.getRecipientId(),
        new BigDecimal(payout.getAmount()),
        payout.getCurrency(),
        payout.getLedgerCurrency());
  }

  private static Told.Cutoff cutoff(String eventId, CutoffReached reached) {
    String slot =
        "%s %s %s".formatted(reached.getScheduleId(), reached.getDay(), reached.getSlot());
    return new Told.Cutoff(
        eventId, reached.getCutoffId(), slot, Objects.requireNonNullElse(reached.getReason(), ""));
  }

  private List<Told.Life> lives() {
    return facts.payoutIds().stream().map(id -> life(id, facts.of(id))).toList();
  }

  private static Told.Life life(String payoutId, List<FactLog.Fact> facts) {
    List<Told.Terms> terms =
        facts.stream()
            .filter(fact -> fact.record() instanceof PayoutFunded)
            .map(fact -> terms(fact.payout()))
            .toList();
    return new Told.Life(payoutId, facts.stream().map(FactLog.Fact::type).toList(), terms);
  }

  private static Told.Terms terms(PayoutSnapshot payout) {
    FundingTerms funding = payout.getFunding();
    if (funding == null) {
      throw new AssertionError(payout.getPayoutId() + " is funded without terms");
    }
    return new Told.Terms(
        funding.getWithdrawal().getDestination().getAddress(),
        Long.parseLong(funding.getBaseUnits()),
        funding.getLedgerAmount(),
        funding.getPlatformFee(),
        funding.getNetworkFee(),
        new BigDecimal(funding.getRateInCurrency()),
        new BigDecimal(funding.getRateInLedgerCurrency()));
  }

  private static Prices prices() {
    Map<String, String> quotes = LocalRates.ALL.getOrDefault("BTC", Map.of());
    return new Prices(
        quotes.entrySet().stream()
            .collect(toMap(Map.Entry::getKey, quote -> new BigDecimal(quote.getValue()))));
  }

  /** By txid:vout, never by address and amount. */
  private Map<String, List<Output>> paid() {
    Map<OutPoint, Output> outputs = new HashMap<>();
    for (ChainTransaction transaction : chain.transactions()) {
      for (int vout = 0; vout < transaction.outputs().size(); vout++) {
        outputs.put(new OutPoint(transaction.txid(), vout), transaction.outputs().get(vout));
      }
    }
    return facts.claims().entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                claim ->
                    claim.getValue().payments().stream()
                        .flatMap(at -> Stream.ofNullable(outputs.get(at)))
                        .toList()));
  }

  @Override
  public void close() {
    facts.close();
    requestLog.close();
    cutoffLog.close();
    cluster.close();
  }
}
