package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One deposit has one name, and one name is one deposit's. */
class DepositNamesIT {
  private static final String HEADER = "account;reference;currency;amount\n";

  private final RunningApi api = RunningApi.shared();
  private final Operator operator = new Operator(api);
  private final TestMerchant merchant = TestMerchant.on(api);
  private final String account = "DE" + merchant.id().toUpperCase(Locale.ROOT);

  /** Two banks may give one merchant the same reference for two amounts of the same size. */
  @Test
  void refusesAReferenceThatAnotherAccountOfTheMerchantHasInTheSameFile() {
    String other = "FR" + account;
    assign(merchant, "bank_transfer", account);
    assign(merchant, "bank_transfer", other);

    JsonNode report = imported(HEADER + account + ";4711;EUR;5\n" + other + ";4711;EUR;5\n");

    assertThat(report.get("accepted")).hasSize(1);
    assertThat(report.get("repeated")).isEmpty();
    assertThat(report.at("/refused/0/problem").asString())
        .isEqualTo(
            "its reference is that of line 2, entry 1 of the account %s, and this is of %s"
                .formatted(account, other));
    assertThat(deposits()).isEqualTo(1);
  }

  @Test
  void letsTwoMerchantsHaveTheSameReferenceInOneFile() {
    TestMerchant second = TestMerchant.on(api);
    assign(merchant, "bank_transfer", account);
    assign(second, "bank_transfer", "FR" + account);

    JsonNode report = imported(HEADER + account + ";4711;EUR;5\nFR" + account + ";4711;EUR;5\n");

    assertThat(report.get("accepted")).hasSize(2);
  }

  @Test
  void booksNothingUnderAPlaceholder() {
    assign(merchant, "bank_transfer", account);

    JsonNode report = imported(HEADER + account + ";NONREF;EUR;5\n");
    Answer byHand =
        operator.post(
            "/admin/merchants/" + merchant.id() + "/deposits",
            Map.of(
                "externalId", "notprovided", "currency", "EUR", "amount", "5", "rail", "crypto"));

    assertThat(report.at("/refused/0/problem").asString()).startsWith("it has no reference");
    assertRefused(byHand, 400, "externalId notprovided names nothing");
    assertThat(deposits()).isZero();
  }

  @Test
  void givesAnAddressToOneMerchantInWhateverSpelling() {
    String address = "0xAb" + hex();
    assign(merchant, "crypto", address);

    Answer taken = assigned(TestMerchant.on(api), "crypto", address.toUpperCase(Locale.ROOT));
    Answer confirmed = confirmed(" " + address.toLowerCase(Locale.ROOT), txid());

    assertRefused(taken, 409, "is of merchant " + merchant.id());
    assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(202);
    assertThat(deposits()).isEqualTo(1);
    assertRefused(assigned(merchant, "crypto", "0x12 34"), 400, "white space");
    assertRefused(assigned(merchant, "bank_transfer", "D\u0415 89"), 400, "ASCII");
    assertRefused(confirmed("0x12 34", txid()), 400, "white space");
  }

  @Test
  void booksAnOutputOfAChainForOneMerchantOnly() {
    TestMerchant second = TestMerchant.on(api);
    String txid = txid();
    assign(merchant, "crypto", "0xa" + txid);
    assign(second, "crypto", "0xb" + txid);
    Answer first = confirmed("0xa" + txid, txid);

    Answer elsewhere = confirmed("0xb" + txid, txid);

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertRefused(elsewhere, 409, "of merchant " + merchant.id() + ": 0.25 BTC by crypto");
    assertThat(confirmed("0xa" + txid, txid).body()).isEqualTo(first.body());
  }

  private Answer confirmed(String address, String txid) {
    return operator.post(
        "/admin/confirmed-deposits",
        Map.of("address", address, "txid", txid, "output", 1, "currency", "BTC", "amount", "0.25"));
  }

  private static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String txid() {
    return hex() + hex();
  }

  private void assign(TestMerchant owner, String rail, String name) {
    Answer answer = assigned(owner, rail, name);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private Answer assigned(TestMerchant owner, String rail, String name) {
    return operator.put(
        "/admin/merchants/" + owner.id() + "/deposit-accounts",
        Map.of("rail", rail, "account", name));
  }

  private JsonNode imported(String file) {
    Answer answer = operator.send("POST", "/admin/statements", file);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private long deposits() {
    return api.bean(JdbcClient.class)
        .sql("select count(*) from deposit where merchant_id = ?")
        .param(merchant.id())
        .query(Long.class)
        .single();
  }

  private static void assertRefused(Answer answer, int status, String text) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("error").asString()).contains(text);
  }
}
