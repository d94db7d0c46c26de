package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMailbox;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the fact that a reserve is short to the merchant's mailbox. */
class ShortageMailIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Instant CUTOFF = Instant.parse("2026-01-05T14:00:00Z");
  private static final Instant NEXT = Instant.parse("2999-01-05T21:00:00Z");

  private final RunningApi api = RunningApi.shared();
  private final TestMailbox mailbox = TestMailbox.shared();
  private final String email = "shop-" + UUID.randomUUID() + "@example.com";
  private final String externalId = "shop-" + UUID.randomUUID();
  private final String blocked = IdSource.secure().nextId();
  private final Instant now = Clock.systemUTC().instant();

  @Test
  void mailsWhatIsMissing() throws Exception {
    String merchant = merchant("Shop", email);

    tell(at(CUTOFF, aShortage(merchant, now)));

    awaitOutcomes(merchant, "sent");
    MimeMessage mail = mailbox.to(email).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Your reserve in GBP is short");
    assertThat(text(mail))
        .contains(
            "The reserve of Shop in GBP did not cover all payouts",
            "at the cutoff of 2026-01-05 14:00 UTC.",
            "Missing for the first one that waits: 12.50 GBP",
            "This payout: " + blocked,
            "Waiting from it on, itself included: 2",
            "Next cutoff: 2999-01-05 21:00 UTC");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void mailsOncePerCutoffHoweverOftenItIsTold() {
    String merchant = merchant("Shop", email);
    ReserveShort first = aShortage(merchant, now);
    ReserveShort second = aShortage(merchant, now.plusSeconds(1));
    tell(first);
    awaitOutcomes(merchant, "sent");
    tell(second);
    awaitOutcomes(merchant, "sent", "sent");

    tell(first);
    tell(again(second));
    tell(second);
    tell(again(first));
    tell(aShortage(merchant, now.plusSeconds(2)));

    awaitOutcomes(merchant, "sent", "sent", "sent");
    assertThat(mailbox.to(email)).hasSize(3);
  }

  /** As where one schedule sweeps everybody and another one pounds, both at 21:00. */
  @Test
  void mailsOnceWhereTwoCutoffsShareTheirInstant() {
    String merchant = merchant("Shop", email);

    tell(at(CUTOFF, aShortage(merchant, now)));
    tell(at(CUTOFF, aShortage(merchant, now)));
    awaitOutcomes(merchant, "sent", "repeated");
    tell(aShortage(merchant, now));

    awaitOutcomes(merchant, "sent", "repeated", "sent");
    assertThat(mailbox.to(email)).hasSize(2);
  }

  @Test
  void mailsAMerchantThatWasRenamedUnderItsNewName() throws Exception {
    String merchant = merchant("Shop", email);
    tell(aShortage(merchant, now));
    awaitOutcomes(merchant, "sent");

    assertThat(merchant("Renamed shop", email)).isEqualTo(merchant);
    tell(aShortage(merchant, now.plusSeconds(1)));

    awaitOutcomes(merchant, "sent", "sent");
    assertThat(text(mailbox.to(email).getLast())).contains("The reserve of Renamed shop in GBP");
  }

  @Test
  void mailsNobodyWhoHasNoAddress() {
    String merchant = merchant("Shop", null);

    tell(aShortage(merchant, now));

    awaitOutcomes(merchant, "no_address");
  }

  /** As after the whole topic is read again: of yesterday's shortages nobody is told. */
  @Test
  void mailsNothingThatIsOlderThanADay() {
    String merchant = merchant("Shop", email);
    double before = counted("too_old");

    tell(aShortage(merchant, now.minus(Duration.ofHours(25))));

    awaitOutcomes(merchant, "too_old");
    assertThat(counted("too_old")).isGreaterThan(before);
    assertThat(mailbox.to(email)).isEmpty();
  }

  @Test
  void mailsWhatAnOlderBuildTellsWithoutTheInstants() throws Exception {
    String merchant = merchant("Shop", email);

    tell(
        ReserveShort.newBuilder(aShortage(merchant, now))
            .setCutoffInstant(null)
            .setNextInstant(null)
            .build());

    awaitOutcomes(merchant, "sent");
    assertThat(text(mailbox.to(email).getFirst()))
        .contains("at the cutoff.")
        .doesNotContain("Next cutoff");
  }

  /** An older replica fills no more columns than these, however old what it reads is. */
  @Test
  void mailsNothingThatAnOlderReplicaHasKept() {
    String merchant = merchant("Shop", email);

    jdbc()
        .sql(
            """
            insert into shortage (merchant_id, currency, cutoff_id, scale, first_blocked,
              missing_units, waiting)
            values (?, 'GBP', ?, 2, ?, 1250, 2)
            """)
        .params(merchant, IdSource.secure().nextId(), blocked)
        .update();

    tell(aShortage(merchant, now));
    awaitOutcomes(merchant, "older_build", "sent");
    assertThat(mailbox.to(email)).hasSize(1);
  }

  /** The same external id is the same merchant. */
  private String merchant(String name, @Nullable String address) {
    Map<String, Object> profile = new HashMap<>(Map.of("name", name, "settlementCurrency", "EUR"));
    if (address != null) {
      profile.put("notificationEmail", address);
    }
    return await()
        .atMost(SOON)
        .until(
            () -> new Operator(api).put("/admin/merchants/" + externalId, profile),
            answer -> answer.status() == 200)
        .json()
        .get("merchantId")
        .asString();
  }

  private ReserveShort aShortage(String merchant, Instant occurredAt) {
    String cutoff = IdSource.secure().nextId();
    return ReserveShort.newBuilder(TestFacts.reserveShort(merchant, cutoff, blocked, 1_250))
        .setEnvelope(envelope(occurredAt))
        .setCutoffInstant(occurredAt)
        .setNextInstant(NEXT)
        .build();
  }

  private static ReserveShort at(Instant cutoff, ReserveShort told) {
    return ReserveShort.newBuilder(told).setCutoffInstant(cutoff).build();
  }

  /** The same shortage, as if it had been decided again. */
  private static ReserveShort again(ReserveShort told) {
    return ReserveShort.newBuilder(told)
        .setEnvelope(envelope(told.getEnvelope().getOccurredAt()))
        .build();
  }

  private static Envelope envelope(Instant occurredAt) {
    return Envelope.newBuilder()
        .setEventId(UUID.randomUUID())
        .setProducer("funding-checker")
        .setOccurredAt(occurredAt)
        .build();
  }

  private static void tell(ReserveShort told) {
    TestTopics.send(Topics.RESERVE_ENTRIES, told.getMerchantId() + ":GBP", told);
  }

  private void awaitOutcomes(String merchant, String... expected) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(outcomes(merchant)).containsExactly(expected));
  }

  private List<String> outcomes(String merchant) {
    return jdbc()
        .sql(
            """
            select coalesce(mail_outcome, 'none') from shortage where merchant_id = ?
             order by kept_at, cutoff_id
            """)
        .param(merchant)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private JdbcClient jdbc() {
    return api.bean(JdbcClient.class);
  }

  private double counted(String outcome) {
    return api.bean(MeterRegistry.class)
        .counter("payouts.shortages.mails", "outcome", outcome)
        .count();
  }

  private static String text(MimeMessage mail) throws Exception {
    return mail.getContent().toString().replace("\r", "");
  }
}
