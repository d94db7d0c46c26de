package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.StoredFacts;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.DepositReversed;
import org.openpayouts.schemas.event.ReserveWithdrawn;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Operators report what banks took back, and ask for what merchants take out. */
class MoneyOutIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final RunningApi api = RunningApi.shared();
  private final Operator operator = new Operator(api);
  private final TestMerchant merchant = TestMerchant.on(api);

  @Test
  void takesAReversalOnce() {
    deposit("wire-1", "100.005");
    Map<String, Object> reversal = reversal("return-1", "wire-1", "40.05");

    Answer first = post("reversals", reversal);
    Answer again = post("reversals", reversal);

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    post("reversals", reversal("return-2", "wire-1", "59.955"));
    List<DepositReversed> told = commands(3, DepositReversed.class);
    assertThat(told).extracting(DepositReversed::getAmount).containsExactly("40.05", "59.955");
    assertThat(told.getFirst().getReversalId())
        .isEqualTo(first.json().get("reversalId").asString());
    assertThat(told.getFirst().getCurrency()).isEqualTo("EUR");
    assertThat(told.getFirst().getReason()).isEqualTo("account closed");
  }

  @Test
  void takesBackAllOfADepositUnlessTold() {
    deposit("wire-1", "100");

    assertThat(post("reversals", reversal("return-1", "wire-1", null)).status()).isEqualTo(202);

    assertThat(commands(2, DepositReversed.class).getFirst().getAmount()).isEqualTo("100");
  }

  @Test
  void takesBackNoMoreThanWasDeposited() {
    deposit("wire-1", "100");
    post("reversals", reversal("return-1", "wire-1", "60"));

    Answer beyond = post("reversals", reversal("return-2", "wire-1", "40.01"));
    Answer rest = post("reversals", reversal("return-2", "wire-1", "40"));

    assertRefused(beyond, 409, "deposit wire-1 brought 100 EUR, and 60 of it was taken back");
    assertThat(rest.status()).as(rest.body()).isEqualTo(202);
  }

  /** Halves of what is less than two cents would be taken from nobody, one cent of them. */
  @Test
  void takesBackNoPartThatIsFinerThanTheLedger() {
    deposit("wire-1", "0.018");

    Answer half = post("reversals", reversal("return-1", "wire-1", "0.009"));
    Answer cent = post("reversals", reversal("return-1", "wire-1", "0.01"));
    Answer rest = post("reversals", reversal("return-2", "wire-1", "0.008"));

    assertRefused(half, 409, "at most 2 decimals; only all that is left of it, 0.018 EUR");
    assertThat(cent.status()).as(cent.body()).isEqualTo(202);
    assertThat(rest.status()).as(rest.body()).isEqualTo(202);
  }

  @Test
  void refusesAReversalThatContradictsOrComesFromNowhere() {
    deposit("wire-1", "100");
    post("reversals", reversal("return-1", "wire-1", "60"));

    assertRefused(
        post("reversals", reversal("return-1", "wire-1", "50")), 409, "60 EUR of deposit");
    assertRefused(post("reversals", reversal("return-1", "wire-1", "50")), 409, "not 50 EUR");
    assertRefused(
        post("reversals", reversal("return-2", "wire-2", null)), 404, "has no deposit wire-2");
    TestMerchant other = TestMerchant.on(api);
    assertRefused(
        operator.post(path(other, "reversals"), reversal("return-1", "wire-1", null)),
        404,
        "has no deposit wire-1");
    assertRefused(post("reversals", reversal("return-3", "wire-1", "-1")), 400, "amount");
    assertRefused(post("reversals", reversal("return-3", "wire-1", "1e-31")), 400, "30 decimals");
  }

  @Test
  void namesBothWhereADepositContradicts() {
    deposit("wire-1", "100");

    assertRefused(
        post("deposits", depositOf("wire-1", "100.01")),
        409,
        "100 EUR by bank_transfer, not 100.01 EUR by bank_transfer");
  }

  @Test
  void waitsForTheLedgerAndTellsThatAWithdrawalIsBooked() {
    Answer asked = post("withdrawals", withdrawal("payback-1", "70.50"));
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    assertThat(asked.json().get("status").asString()).isEqualTo("waiting");
    assertThat(asked.json().get("repeated").asBoolean()).isFalse();
    ReserveWithdrawn told = commands(1, ReserveWithdrawn.class).getFirst();
    assertThat(told.getAmount()).isEqualTo("70.5");
    assertThat(told.getExternalId()).isEqualTo("payback-1");

    tell(TestFacts.withdrawn(merchant.id(), 1, told.getWithdrawalId(), 7_050));

    JsonNode booked = decided("payback-1");
    assertThat(booked.get("status").asString()).isEqualTo("booked");
    assertRepeated(post("withdrawals", withdrawal("payback-1", "70.5")), booked);
    post("withdrawals", withdrawal("payback-2", "1"));
    assertThat(commands(2, ReserveWithdrawn.class))
        .extracting(ReserveWithdrawn::getExternalId)
        .containsExactly("payback-1", "payback-2");
  }

  @Test
  void tellsThatAWithdrawalIsRefusedAndByWhat() {
    String id =
        post("withdrawals", withdrawal("payback-1", "70")).json().get("withdrawalId").asString();

    tell(TestFacts.refused(merchant.id(), 1, id, 6_999, 0));

    JsonNode refused = decided("payback-1");
    assertThat(refused.get("status").asString()).isEqualTo("refused");
    assertThat(refused.get("reason").asString()).isEqualTo("RESERVE_SHORT");
    assertThat(refused.get("available").asString()).isEqualTo("69.99");
    assertRepeated(post("withdrawals", withdrawal("payback-1", "70")), refused);
  }

  @Test
  void tellsThatAMerchantWhoOwesTakesNothingOut() {
    String id =
        post("withdrawals", withdrawal("payback-1", "1")).json().get("withdrawalId").asString();

    tell(TestFacts.refused(merchant.id(), 1, id, 500, 1_250));

    JsonNode refused = decided("payback-1");
    assertThat(refused.get("reason").asString()).isEqualTo("RECEIVABLE_OPEN");
    assertThat(refused.get("owed").asString()).isEqualTo("12.50");
  }

  @Test
  void refusesAWithdrawalThatContradictsOrNobodyCanBook() {
    post("withdrawals", withdrawal("payback-1", "70"));

    assertRefused(
        post("withdrawals", withdrawal("payback-1", "71")), 409, "70 EUR, not 71 EUR; another one");
    assertRefused(post("withdrawals", withdrawal("payback-2", "0.001")), 400, "more decimals");
    assertRefused(post("withdrawals", withdrawal("payback-2", "0")), 400, "amount");
    assertRefused(operator.get(path(merchant, "withdrawals?externalId=x")), 404, "no such");
    assertRefused(
        operator.post(
            "/admin/merchants/1111111111111111111111/withdrawals", withdrawal("payback-2", "1")),
        404,
        "no such merchant");
  }

  /** The ledger's word on a name stands, also for a database that went back behind the question. */
  @Test
  void knowsAForgottenWithdrawalByItsName() {
    String id =
        post("withdrawals", withdrawal("payback-1", "70")).json().get("withdrawalId").asString();
    tell(TestFacts.refused(merchant.id(), 1, id, 0, 0));
    decided("payback-1");
    api.bean(JdbcClient.class)
        .sql("delete from withdrawal where withdrawal_id = ?")
        .param(id)
        .update();

    Answer again = post("withdrawals", withdrawal("payback-1", "70"));

    assertThat(again.json().get("withdrawalId").asString()).isEqualTo(id);
    assertThat(again.json().get("status").asString()).isEqualTo("refused");
    assertThat(again.json().get("repeated").asBoolean()).isTrue();
  }

  @Test
  void tellsEachCommandAgain() {
    deposit("wire-1", "100");
    post("reversals", reversal("return-1", "wire-1", "60"));
    post("withdrawals", withdrawal("payback-1", "5"));
    List<SpecificRecord> told = commands(3, SpecificRecord.class);

    assertThat(toldAgain())
        .containsExactlyInAnyOrderElementsOf(told)
        .hasAtLeastOneElementOfType(DepositReceived.class)
        .hasAtLeastOneElementOfType(DepositReversed.class)
        .hasAtLeastOneElementOfType(ReserveWithdrawn.class);
  }

  private List<SpecificRecord> toldAgain() {
    RecordCodec codec = api.bean(RecordCodec.class);
    String topic = Topics.RESERVE_COMMANDS.name();
    return api
        .bean(StoredFacts.class)
        .page(new StoredFacts.Scope.Since(Instant.EPOCH), 0, Integer.MAX_VALUE)
        .stream()
        .filter(fact -> fact.topic().equals(topic))
        .map(fact -> (SpecificRecord) codec.decode(topic, fact.record().value()))
        .filter(this::isOfMerchant)
        .toList();
  }

  private boolean isOfMerchant(SpecificRecord record) {
    return record.get(record.getSchema().getField("merchantId").pos()).equals(merchant.id());
  }

  /** The merchant's commands of a type, once so many of all types were told. */
  private <T> List<T> commands(int all, Class<T> type) {
    return TestTopics.await(
            Topics.RESERVE_COMMANDS, all, found -> found.key().equals(merchant.id() + ":EUR"))
        .stream()
        .map(TestTopics.Found::value)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private void tell(SpecificRecord posting) {
    TestTopics.send(Topics.RESERVE_ENTRIES, merchant.id() + ":EUR", posting);
  }

  private JsonNode decided(String externalId) {
    return await()
        .atMost(SOON)
        .until(
            () -> operator.get(path(merchant, "withdrawals?externalId=" + externalId)).json(),
            found -> !found.get("status").asString().equals("waiting"));
  }

  private void deposit(String externalId, String amount) {
    Answer answer = post("deposits", depositOf(externalId, amount));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static Map<String, Object> depositOf(String externalId, String amount) {
    return Map.of(
        "externalId", externalId, "currency", "EUR", "amount", amount, "rail", "bank_transfer");
  }

  private static Map<String, Object> reversal(
      String externalId, String deposit, @Nullable String amount) {
    Map<String, Object> body =
        new HashMap<>(
            Map.of("externalId", externalId, "deposit", deposit, "reason", "account closed"));
    if (amount != null) {
      body.put("amount", amount);
    }
    return body;
  }

  private static Map<String, Object> withdrawal(String externalId, String amount) {
    return Map.of("externalId", externalId, "currency", "EUR", "amount", amount);
  }

  private Answer post(String what, Map<String, ?> body) {
    return operator.post(path(merchant, what), body);
  }

  private static String path(TestMerchant whose, String what) {
    return "/admin/merchants/" + whose.id() + "/" + what;
  }

  private static void assertRepeated(Answer answer, JsonNode decided) {
    ObjectNode expected = ((ObjectNode) decided.deepCopy()).put("repeated", true);
    assertThat(answer.json()).isEqualTo(expected);
    assertThat(expected.get("decidedAt").asString()).isNotBlank();
  }

  private static void assertRefused(Answer answer, int status, String text) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("error").asString()).contains(text);
  }
}
