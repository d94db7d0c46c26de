package org.openpayouts.payoutapi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.payoutapi.payout.Payouts;
import org.openpayouts.payoutapi.payout.RequestFacts;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.Shapes;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A database that went back learns its own requests again, however they come. */
class OwnRequestsShapesIT {
  private static final List<String> TABLES = List.of("payout", "progress", "request_digest");

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final JdbcClient jdbc = api.bean(JdbcClient.class);

  static IntStream shapesOfThree() {
    return Shapes.numbers(3);
  }

  @ParameterizedTest
  @MethodSource("shapesOfThree")
  void relearnsAlike(int shape) {
    List<String> ids =
        Stream.of("one", "two", "three").map(name -> merchant.create(name + shape)).toList();
    List<SpecificRecord> facts = ids.stream().map(this::requested).toList();
    List<String> before = rows(ids);
    loseAtOnce(ids);

    relearn(shape, facts);

    assertThat(before).hasSize(9);
    assertThat(rows(ids)).isEqualTo(before);
  }

  /** A merchant who accepts late repeats has had one signed request make three payouts. */
  @ParameterizedTest
  @MethodSource("shapesOfThree")
  void letsADigestStandForItsLastPayout(int shape) {
    PayoutRequested first = (PayoutRequested) requested(merchant.create("late" + shape));
    PayoutRequested second = repeated(first, Duration.ofMinutes(11));
    PayoutRequested third = repeated(first, Duration.ofMinutes(22));
    List<String> ids = Stream.of(first, second, third).map(PayoutRequested::getPayoutId).toList();

    relearn(shape, List.of(first, second, third));

    assertThat(holder(first)).isEqualTo(third.getPayoutId());
    loseAtOnce(ids);
    relearn(shape, List.of(third, first, second));
    assertThat(holder(first)).isEqualTo(third.getPayoutId());
    loseAtOnce(ids);
  }

  @ParameterizedTest
  @MethodSource("shapesOfThree")
  void answersARepeatOfARelearnedGroupWithTheGroup(int shape) {
    MerchantClient client = merchant.client();
    String body =
        client.body(
            Map.of(
                "instructions",
                Stream.of("one", "two", "three")
                    .map(name -> merchant.fields("group-" + name + shape))
                    .toList()));
    Answer first = client.send("POST", "/payouts/group", body);
    List<String> ids =
        StreamSupport.stream(first.json().get("created").spliterator(), false)
            .map(one -> one.get("id").asString())
            .toList();
    List<SpecificRecord> facts = ids.stream().map(this::requested).toList();
    loseAtOnce(ids);
    jdbc.sql("delete from payout_group where group_id = ?")
        .param(first.json().at("/created/0/groupId").asString())
        .update();

    relearn(shape, facts);
    Answer repeat = client.send("POST", "/payouts/group", body);

    assertThat(ids).hasSize(3);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
  }

  private void relearn(int shape, List<? extends SpecificRecord> facts) {
    new Shapes(Topics.REQUESTS, List.copyOf(facts))
        .batches(shape, "00-00000000000000000000000000000001-0000000000000001-00")
        .forEach(batch ->
            IntakeBindings.relearn(
                IntakeBindings.payouts(batch),
                api.bean(Payouts.class),
                api.bean(RequestDigests.class)));
  }

  private static PayoutRequested repeated(PayoutRequested first, Duration later) {
    String id = IdSource.secure().nextId();
    PayoutSnapshot payout =
        PayoutSnapshot.newBuilder(first.getPayout())
            .setPayoutId(id)
            .setRequestedAt(first.getPayout().getRequestedAt().plus(later))
            .build();
    return PayoutRequested.newBuilder(first).setPayoutId(id).setPayout(payout).build();
  }

  private String holder(PayoutRequested fact) {
    byte[] digest = new byte[fact.getPayout().getRequestDigest().remaining()];
    fact.getPayout().getRequestDigest().duplicate().get(digest);
    return jdbc.sql("select payout_id from request_digest where digest = ?")
        .param(digest)
        .query(String.class)
        .single();
  }

  private SpecificRecord requested(String id) {
    var payout = api.bean(Payouts.class).withIds(List.of(new PayoutId(id))).getFirst().payout();
    String topic = Topics.REQUESTS.name();
    byte[] value = api.bean(RequestFacts.class).requested(payout).value();
    return api.bean(RecordCodec.class).decode(topic, value);
  }

  /** Without what differs on purpose: the place in the order of publishing, and the trace. */
  private List<String> rows(List<String> ids) {
    return TABLES.stream()
        .flatMap(table ->
            jdbc
                .sql(
                    "select (to_jsonb(t) - 'fact_number' - 'traceparent')::text from "
                        + table
                        + " t where payout_id = any(?) order by payout_id")
                .param(ids.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream())
        .toList();
  }

  /** In one transaction, as a restored database does: the service may be reading them back. */
  private void loseAtOnce(List<String> ids) {
    api.bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> TABLES.forEach(table -> delete(table, ids)));
  }

  private void delete(String table, List<String> ids) {
    jdbc.sql("delete from " + table + " where payout_id = any(?)")
        .param(ids.toArray(String[]::new))
        .update();
  }
}
