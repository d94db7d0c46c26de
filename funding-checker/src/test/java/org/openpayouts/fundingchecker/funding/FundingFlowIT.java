package org.openpayouts.fundingchecker.funding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.StoredFacts;
import org.openpayouts.outbox.StoredFacts.StoredFact;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.LedgerAccount;
import org.openpayouts.schemas.event.LedgerPosted;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.NextInstant;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.RatesPublished;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;

/** One merchant's day over Kafka, from the records of the other services to ours. */
class FundingFlowIT {
  private static final Instant FAR_AHEAD = Instant.parse("2999-01-01T14:00:00Z");

  /** Of a schedule over euros, and the ledger is one in dollars. */
  private static final Instant NOT_OURS = Instant.parse("2999-01-01T10:00:00Z");

  private final String merchant = Records.IDS.nextId();
  private final String recipient = Records.IDS.nextId();
  private final List<PayoutSnapshot> payouts = new ArrayList<>();

  @Test
  void fundsOverKafkaOnceHoweverOftenItIsTold() {
    try (ConfigurableApplicationContext context = Station.start(Station.newDatabase());
        Wire wire = new Wire()) {
      List<Runnable> morning = morning(wire);
      morning.forEach(Runnable::run);
      wire.flush();
      await().atMost(60, SECONDS).until(() -> ours(wire, Topics.LIFECYCLE).size() == 12);
      await().atMost(20, SECONDS).until(() -> ours(wire, Topics.RESERVE_ENTRIES).size() == 3);
      assertFacts(wire);
      assertThat(storedFacts(context)).containsExactlyInAnyOrderElementsOf(sentFacts(wire));

      morning.forEach(Runnable::run);
      wire.sendWatermarks(Topics.REQUESTS, CUTOFF.plusSeconds(60));
      wire.flush();
      awaitWatermarks(context, CUTOFF.plusSeconds(60));

      assertThat(ours(wire, Topics.LIFECYCLE)).hasSize(12);
      new Books(context).assertCoherent();
    }
  }

  /** A reserve for ten of twelve payouts, one of which is taken back. */
  private List<Runnable> morning(Wire wire) {
    SpecificRecord shop = Records.merchant(merchant, 1, MerchantStatus.ACTIVE, 0);
    SpecificRecord driver = Records.recipient(recipient, merchant, 1, RecipientStatus.ACTIVE);
    SpecificRecord deposit = Records.deposit(Records.IDS.nextId(), merchant, "100.00");
    List<Runnable> sends = new ArrayList<>();
    sends.add(() -> wire.send(Topics.MERCHANTS, merchant, shop));
    sends.add(() -> wire.send(Topics.RECIPIENTS, recipient, driver));
    sends.add(() -> wire.send(Topics.RESERVE_COMMANDS, merchant + ":USD", deposit));
    for (int order = 0; order < 12; order++) {
      Instant requestedAt = Story.MORNING.plusSeconds(order);
      PayoutSnapshot payout =
          Records.payout(Records.IDS.nextId(), merchant, recipient, "10", requestedAt);
      payouts.add(payout);
      SpecificRecord requested = Story.requested(payout);
      sends.add(() -> wire.send(Topics.REQUESTS, payout.getPayoutId(), requested));
    }
    SpecificRecord cancel = Story.cancelOf(payouts.getFirst());
    sends.add(() -> wire.send(Topics.REQUESTS, payouts.getFirst().getPayoutId(), cancel));
    CutoffReached cutoff =
        CutoffReached.newBuilder(
                Records.cutoff(CUTOFF, CutoffScopeKind.MERCHANTS, List.of(merchant)))
            .setNextInstant(NOT_OURS)
            .setNextInstants(
                List.of(new NextInstant(null, FAR_AHEAD), new NextInstant("EUR", NOT_OURS)))
            .build();
    sends.add(() -> wire.send(Topics.CUTOFFS, "manual", cutoff));
    for (Topic topic : Topics.WATERMARKED) {
      sends.add(() -> wire.sendWatermarks(topic, CUTOFF));
    }
    return sends;
  }

  private void assertFacts(Wire wire) {
    List<Wire.Seen> lifecycle = ours(wire, Topics.LIFECYCLE);
    assertThat(lifecycle).allMatch(seen -> Story.TRACE.equals(seen.traceparent()));
    assertThat(of(lifecycle, PayoutFunded.class)).hasSize(10).allMatch(this::isSigned);
    assertThat(of(lifecycle, PayoutCancelled.class))
        .extracting(PayoutCancelled::getPayoutId)
        .containsExactly(payouts.getFirst().getPayoutId());
    assertThat(of(lifecycle, PayoutDeferred.class))
        .extracting(PayoutDeferred::getPayoutId, PayoutDeferred::getMissingLedgerUnits)
        .containsExactly(tuple(last().getPayoutId(), 1_000L));
    List<Wire.Seen> entries = ours(wire, Topics.RESERVE_ENTRIES);
    assertThat(of(entries, ReserveShort.class))
        .extracting(
            ReserveShort::getFirstBlockedPayoutId,
            ReserveShort::getCutoffInstant,
            ReserveShort::getNextInstant)
        .containsExactly(tuple(last().getPayoutId(), CUTOFF, FAR_AHEAD));
    assertThat(of(entries, LedgerPosted.class))
        .extracting(LedgerPosted::getVersion)
        .containsExactly(1L, 2L);
    assertThat(of(entries, LedgerPosted.class).getLast().getBalances())
        .filteredOn(balance -> balance.getAccount() == LedgerAccount.HELD)
        .allMatch(balance -> balance.getBalance() == 10_000L);
    assertThat(wire.all(Topics.RATES))
        .anyMatch(seen -> ((RatesPublished) seen.record()).getBase().equals("BTC"));
  }

  private PayoutSnapshot last() {
    return payouts.getLast();
  }

  private boolean isSigned(PayoutFunded funded) {
    FundingTerms terms = funded.getPayout().getFunding();
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) 0xab);
    return IntentKey.of(secret)
        .verifies(
            new PaymentIntent.Funding(
                Mac.of(funded.getPayout().getRequestMac()),
                Mac.of(terms.getWithdrawal().getDestinationMac()),
                terms.getBaseUnits(),
                terms.getLedgerAmount(),
                terms.getPlatformFee(),
                terms.getNetworkFee()),
            Mac.of(terms.getFundingMac()));
  }

  private static void awaitWatermarks(ConfigurableApplicationContext context, Instant instant) {
    Books books = new Books(context);
    String handled =
        "select count(*) from watermark where topic = 'payouts.requests.v1' and instant >= '"
            + instant
            + "'";
    await().atMost(30, SECONDS).until(() -> books.count(handled) == 12);
  }

  /** Facts told again are byte for byte what was sent. */
  private static List<String> storedFacts(ConfigurableApplicationContext context) {
    StoredFacts facts = context.getBean(StoredFacts.class);
    List<String> stored = new ArrayList<>();
    long cursor = 0;
    List<StoredFact> page;
    do {
      page = facts.page(new StoredFacts.Scope.Since(Instant.EPOCH), cursor, 4);
      for (StoredFact fact : page) {
        cursor = fact.cursor();
        if (!fact.topic().equals(Topics.RATES.name())) {
          stored.add(hex(fact.record().value()));
        }
      }
    } while (!page.isEmpty());
    return stored;
  }

  private List<String> sentFacts(Wire wire) {
    return Stream.of(Topics.LIFECYCLE, Topics.RESERVE_ENTRIES)
        .flatMap(topic -> ours(wire, topic).stream())
        .map(seen -> hex(seen.value()))
        .toList();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private List<Wire.Seen> ours(Wire wire, Topic topic) {
    Predicate<Wire.Seen> isOurs =
        seen ->
            seen.key().startsWith(merchant)
                || payouts.stream().anyMatch(p -> p.getPayoutId().equals(seen.key()));
    return wire.all(topic).stream().filter(isOurs).toList();
  }

  private static <T> List<T> of(List<Wire.Seen> seen, Class<T> type) {
    return seen.stream().map(Wire.Seen::record).filter(type::isInstance).map(type::cast).toList();
  }
}
