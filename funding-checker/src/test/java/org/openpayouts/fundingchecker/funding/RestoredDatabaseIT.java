package org.openpayouts.fundingchecker.funding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.MORNING;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.fundingchecker.audit.LedgerEndpoint;
import org.openpayouts.localstack.kafka.KafkaBroker;
import org.openpayouts.localstack.postgres.Databases;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database is put back to a backup that was made before most of the day's decisions. */
class RestoredDatabaseIT {
  private static final Instant EVENING = CUTOFF.plusSeconds(7 * 3_600);
  private static final Instant FAR_AHEAD = Instant.parse("2999-01-01T14:00:00Z");

  /** All that this service has decided, as it stands in its rows; without the order of writing. */
  private static final List<String> DECIDED =
      List.of(
          "select to_jsonb(a) from account a where merchant_id = :merchant",
          "select to_jsonb(p) - 'number' from posting p where merchant_id = :merchant",
          "select to_jsonb(e) from ledger_entry e where merchant_id = :merchant",
          "select to_jsonb(t) - 'number' from transition t where merchant_id = :merchant",
          "select to_jsonb(s) - 'number' from shortage s where merchant_id = :merchant",
          "select to_jsonb(o) from open_payout o where merchant_id = :merchant",
          "select to_jsonb(r) from reached_cutoff r where merchant_id = :merchant",
          "select to_jsonb(m) - 'booked_at' from reserve_movement m where merchant_id = :merchant",
          "select to_jsonb(payout_id) from arrival where merchant_id = :merchant",
          "select to_jsonb(c) -> 'cutoff_id' from cutoff c where started_at is not null");

  private final String merchant = Records.IDS.nextId();
  private final String recipient = Records.IDS.nextId();
  private final List<PayoutSnapshot> payouts = new ArrayList<>();

  @Test
  void decidesNothingOtherwise(@TempDir Path folder) {
    try (var broker = new KafkaBroker(KafkaBroker.Settings.onFreePorts(folder)).start()) {
      decidesNothingOtherwise(broker.bootstrapServers());
    }
  }

  private void decidesNothingOtherwise(String broker) {
    String database = Station.newDatabase();
    String backup = "backup_" + UUID.randomUUID().toString().replace("-", "");
    try (Wire wire = new Wire(broker)) {
      try (ConfigurableApplicationContext context = station(broker, database)) {
        morning(wire);
        awaitFacts(wire, 2, 2);
        awaitHandled(wire, context, CUTOFF.plusSeconds(1));
      }
      Databases.backUp(database, backup);
      List<String> decided;
      try (ConfigurableApplicationContext context = station(broker, database)) {
        evening(wire);
        awaitFacts(wire, 8, 9);
        awaitHandled(wire, context, EVENING.plusSeconds(1));
        decided = decided(context);
      }
      List<String> told = told(wire);
      Databases.restore(database, backup);

      try (ConfigurableApplicationContext context = station(broker, database)) {
        cancel(wire, payouts.get(4));
        awaitHandled(wire, context, EVENING.plusSeconds(2));

        assertThat(decided(context)).containsExactlyElementsOf(decided);
        assertThat(told(wire)).containsExactlyElementsOf(told);
        assertThat(context.getBean(LedgerEndpoint.class).ledger().violations()).isEmpty();
        new Books(context).assertCoherent();
      }
    }
  }

  private static ConfigurableApplicationContext station(String broker, String database) {
    return Station.startOn(broker, database, "--payouts.network-fees.quotes.BTC=0.00001");
  }

  /** Two payouts are funded, and are in the backup. */
  private void morning(Wire wire) {
    wire.send(
        Topics.MERCHANTS,
        merchant,
        Records.merchant(
            merchant,
            1,
            MerchantStatus.ACTIVE,
            MerchantPolicy.newBuilder()
                .setPlatformFeePpm(10_000)
                .setRecipientPaysNetworkFee(true)
                .build()));
    wire.send(
        Topics.RECIPIENTS,
        recipient,
        Records.recipient(recipient, merchant, 1, RecipientStatus.ACTIVE));
    deposit(wire, "100.004");
    request(wire, "10");
    request(wire, "10");
    cutoff(wire, CUTOFF);
  }

  /**
   * One is taken back, two are funded, one is too large; one of the morning is paid, one fails. A
   * withdrawal is refused, one is booked.
   */
  private void evening(Wire wire) {
    deposit(wire, "50.007");
    withdraw(wire, "1000");
    withdraw(wire, "1.50");
    request(wire, "11");
    cancel(wire, payouts.get(2));
    request(wire, "12.345678");
    request(wire, "13");
    request(wire, "1000");
    wire.flush();
    settle(wire);
    awaitFacts(wire, 5, 7);
    cutoff(wire, EVENING);
  }

  private void settle(Wire wire) {
    PayoutSnapshot paid = payouts.get(0);
    wire.send(Topics.LIFECYCLE, paid.getPayoutId(), Story.completed(paid, 9));
    PayoutSnapshot failed = payouts.get(1);
    wire.send(Topics.LIFECYCLE, failed.getPayoutId(), Story.failed(failed, 9));
    wire.flush();
  }

  private void deposit(Wire wire, String amount) {
    wire.send(
        Topics.RESERVE_COMMANDS,
        merchant + ":USD",
        Records.deposit(Records.IDS.nextId(), merchant, amount));
  }

  private void withdraw(Wire wire, String amount) {
    wire.send(Topics.RESERVE_COMMANDS, merchant + ":USD", Records.withdrawal(merchant, amount));
  }

  private void request(Wire wire, String amount) {
    PayoutSnapshot payout =
        Records.payout(
            Records.IDS.nextId(),
            merchant,
            recipient,
            amount,
            MORNING.plusSeconds(payouts.size() * 2 * 3_600L));
    payouts.add(payout);
    wire.send(Topics.REQUESTS, payout.getPayoutId(), Story.requested(payout));
  }

  private static void cancel(Wire wire, PayoutSnapshot payout) {
    wire.send(Topics.REQUESTS, payout.getPayoutId(), Story.cancelOf(payout));
  }

  private void cutoff(Wire wire, Instant instant) {
    wire.flush();
    wire.send(
        Topics.CUTOFFS,
        "manual",
        CutoffReached.newBuilder(
                Records.cutoff(instant, CutoffScopeKind.MERCHANTS, List.of(merchant)))
            .setNextInstant(FAR_AHEAD)
            .build());
    for (Topic topic : Topics.WATERMARKED) {
      wire.sendWatermarks(topic, instant);
    }
    wire.flush();
  }

  private void awaitFacts(Wire wire, int decisions, int entries) {
    await()
        .atMost(60, SECONDS)
        .untilAsserted(() -> {
          assertThat(ours(wire, Topics.LIFECYCLE)).hasSize(decisions);
          assertThat(ours(wire, Topics.RESERVE_ENTRIES)).hasSize(entries);
        });
  }

  /** Everything that was sent before was handled: it stands behind it in each partition. */
  private static void awaitHandled(
      Wire wire, ConfigurableApplicationContext context, Instant instant) {
    for (Topic topic : Topics.WATERMARKED) {
      wire.sendWatermarks(topic, instant);
    }
    wire.flush();
    int partitions = Topics.WATERMARKED.stream().mapToInt(Topic::partitions).sum();
    Books books = new Books(context);
    String handled = "select count(*) from watermark where instant >= '" + instant + "'";
    await().atMost(60, SECONDS).until(() -> books.count(handled) == partitions);
    await()
        .atMost(20, SECONDS)
        .until(() -> books.count("select count(*) from outbox_segment") == 0);
  }

  private List<String> decided(ConfigurableApplicationContext context) {
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    return DECIDED.stream()
        .flatMap(sql ->
            jdbc
                .sql(sql)
                .paramSource(Map.of("merchant", merchant))
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .sorted())
        .toList();
  }

  /** What it has told, byte for byte. */
  private List<String> told(Wire wire) {
    return Stream.of(Topics.LIFECYCLE, Topics.RESERVE_ENTRIES)
        .flatMap(topic -> ours(wire, topic).stream())
        .map(seen -> HexFormat.of().formatHex(seen.value()))
        .sorted()
        .toList();
  }

  /** The facts about this merchant; in the lifecycle those that another service tells as well. */
  private List<Wire.Seen> ours(Wire wire, Topic topic) {
    return wire.all(topic).stream()
        .filter(seen ->
            seen.key().startsWith(merchant)
                || payouts.stream().anyMatch(p -> p.getPayoutId().equals(seen.key())))
        .toList();
  }
}
