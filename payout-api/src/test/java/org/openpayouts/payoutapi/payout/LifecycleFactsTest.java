package org.openpayouts.payoutapi.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;

class LifecycleFactsTest {
  private static final IdSource IDS = IdSource.secure();
  private static final Instant REQUESTED = Instant.parse("2026-01-01T12:00:00.123456Z");
  private static final String TRACE = "00-00000000000000000000000000000001-0000000000000001-00";

  private static final Map<String, Status> STATES =
      Map.of(
          "PayoutDeferred", Status.NEW,
          "PayoutFunded", Status.FUNDED,
          "PayoutCancelled", Status.CANCELLED,
          "PayoutDelayed", Status.FUNDED,
          "PayoutBroadcast", Status.PROCESSING,
          "PayoutTransactionReplaced", Status.PROCESSING,
          "PayoutCompleted", Status.COMPLETE,
          "PayoutFailed", Status.FAILED,
          "PayoutReopened", Status.PROCESSING);

  /** Avro builds our records only once the codec has told it to trust them. */
  @BeforeAll
  static void loadsTheCodec() {
    RecordCodec.at("http://127.0.0.1:1").close();
  }

  static Stream<Schema> types() {
    return Topics.LIFECYCLE.recordTypes().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void knowsTheStateAfterEveryFact(Schema type) {
    Payout payout = payout();

    assertThat(LifecycleFacts.change(fact(type, payout)))
        .hasValueSatisfying(change -> {
          assertThat(change.id()).isEqualTo(payout.id());
          assertThat(change.merchantId()).isEqualTo(payout.merchantId());
          assertThat(change.requestedAt()).isEqualTo(REQUESTED);
          assertThat(change.progress().sequence()).isEqualTo(7);
          assertThat(change.progress().status()).isEqualTo(STATES.get(type.getName()));
          assertThat(change.progress().reason() != null).isEqualTo(type.getField("reason") != null);
        });
  }

  @Test
  void readsAPayoutBackFromItsOwnFact() {
    Payout payout = payout();

    Payout again = SnapshotFacts.payout(SnapshotFacts.ofNew(payout), TRACE, payout.eventId());

    assertThat(again).isEqualTo(payout);
  }

  private static SpecificRecordBase fact(Schema type, Payout payout) {
    var fact = (SpecificRecordBase) SpecificData.get().newRecord(null, type);
    put(fact, "envelope", envelope());
    put(fact, "payoutId", payout.id().value());
    put(fact, "merchantId", payout.merchantId().value());
    put(fact, "sequence", 7L);
    put(fact, "payout", SnapshotFacts.ofNew(payout));
    Schema.Field reason = type.getField("reason");
    if (reason != null) {
      put(fact, "reason", SpecificData.get().createEnum(first(reason), reason.schema()));
    }
    return fact;
  }

  private static String first(Schema.Field field) {
    return field.schema().getEnumSymbols().getFirst();
  }

  private static void put(SpecificRecordBase fact, String field, Object value) {
    fact.put(fact.getSchema().getField(field).pos(), value);
  }

  private static Envelope envelope() {
    return Envelope.newBuilder()
        .setEventId(new UUID(0, 1))
        .setProducer("test")
        .setOccurredAt(REQUESTED.plusSeconds(60))
        .build();
  }

  private static Payout payout() {
    return new Payout(
        new PayoutId(IDS.nextId()),
        new MerchantId(IDS.nextId()),
        new TokenId("token"),
        new Draft(
            new Payee(new RecipientId(IDS.nextId()), "a@example.com", "shopper"),
            new Terms(
                new BigDecimal("12.50"),
                Currencies.of("USD"),
                Currencies.of("EUR"),
                LocalDate.parse("2026-01-02")),
            new Notes("reference", "label", "https://m.example", "m@example.com", true)),
        new GroupId(IDS.nextId()),
        REQUESTED,
        Mac.of(new byte[] {1, 2, 3}),
        RequestDigest.of(new byte[] {4, 5, 6}),
        TRACE,
        IDS.nextUuid());
  }
}
