package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.DepositRail;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money comes in as chains tell of it. */
class ConfirmedDepositsIT {
  private static final String TXID = "ab".repeat(32);

  private final RunningApi api = RunningApi.shared();
  private final Operator operator = new Operator(api);
  private final TestMerchant merchant = TestMerchant.on(api);

  @Test
  void booksAConfirmedDepositOfAMerchantsAddressOnce() {
    String address = "bc1-" + merchant.id();
    assign(address);

    Answer first = confirmed(address, TXID, "0.25");
    Answer again = confirmed(address, TXID.toUpperCase(Locale.ROOT), "0.25");

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    DepositReceived told =
        (DepositReceived)
            TestTopics.await(
                    Topics.RESERVE_COMMANDS, 1, found -> found.key().equals(merchant.id() + ":BTC"))
                .getFirst()
                .value();
    assertThat(told.getExternalId()).isEqualTo(TXID + ":1");
    assertThat(told.getRail()).isEqualTo(DepositRail.CRYPTO);
    assertThat(confirmed(address, TXID, "0.26").status()).isEqualTo(409);
    assertThat(confirmed("bc1-nobody", TXID, "0.25").status()).isEqualTo(404);
    assertThat(confirmed(address, "xyz", "0.25").status()).isEqualTo(400);
    assertThat(deposits()).isEqualTo(1);
  }

  /** Explorers write one output in many ways. */
  @Test
  void takesAReportByHandForTheSameDepositHoweverItsOutputIsWritten() {
    String address = "bc1-" + merchant.id();
    String txid = "cd".repeat(32);
    assign(address);

    Answer byHand = reported("0x" + txid.toUpperCase(Locale.ROOT) + ":01");
    Answer told = confirmed(address, txid, "0.25");

    assertThat(byHand.status()).as(byHand.body()).isEqualTo(202);
    assertThat(told.body()).isEqualTo(byHand.body());
    assertThat(deposits()).isEqualTo(1);
  }

  @Test
  void saysSoWhereADepositComesAgainThatWasTakenBack() {
    String address = "bc1-" + merchant.id();
    String txid = "ef".repeat(32);
    assign(address);
    confirmed(address, txid, "0.25");
    Answer reversal =
        operator.post(
            "/admin/merchants/" + merchant.id() + "/reversals",
            Map.of(
                "externalId",
                "reorganised",
                "deposit",
                txid.toUpperCase(Locale.ROOT) + ":1",
                "reason",
                "its block is gone"));

    Answer again = confirmed(address, txid, "0.25");

    assertThat(reversal.status()).as(reversal.body()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().get("error").asString()).contains("was taken back as a whole");
    assertThat(deposits()).isEqualTo(1);
  }

  private void assign(String address) {
    operator.put(
        "/admin/merchants/" + merchant.id() + "/deposit-accounts",
        Map.of("rail", "crypto", "account", address));
  }

  private Answer reported(String externalId) {
    return operator.post(
        "/admin/merchants/" + merchant.id() + "/deposits",
        Map.of("externalId", externalId, "currency", "BTC", "amount", "0.25", "rail", "crypto"));
  }

  private Answer confirmed(String address, String txid, String amount) {
    return operator.post(
        "/admin/confirmed-deposits",
        Map.of("address", address, "txid", txid, "output", 1, "currency", "BTC", "amount", amount));
  }

  private long deposits() {
    return api.bean(JdbcClient.class)
        .sql("select count(*) from deposit where merchant_id = ?")
        .param(merchant.id())
        .query(Long.class)
        .single();
  }
}
