package org.openpayouts.localstack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run in which all agrees, and each fault that the checks are there for. */
class ChecksTest {
  private final List<AcceptedPayout> accepted = new ArrayList<>();
  private final Map<String, String> statuses = new HashMap<>();
  private final List<ChainPayment> payments = new ArrayList<>();
  private final List<ReceivedWebhook> webhooks = new ArrayList<>();
  private final List<LedgerPicture.Entry> entries = new ArrayList<>();
  private final List<LedgerPicture.Balance> balances = new ArrayList<>();

  ChecksTest() {
    pay("one", "alice", 1_000);
    pay("two", "alice", 1_000);
    pay("three", "bob", 2_500);
    entries.add(entry("p1", "DEPOSITS_CLEARING", -5_000));
    entries.add(entry("p1", "AVAILABLE", 5_000));
    balances.add(balance("DEPOSITS_CLEARING", -5_000));
    balances.add(balance("AVAILABLE", 5_000));
  }

  @Test
  void agreeWhereNothingIsWrong() {
    assertThat(disagreeing()).isEmpty();
  }

  @Test
  void findADoublePayment() {
    payments.add(new ChainPayment("t9", 0, "bob", 2_500));

    assertThat(disagreeing()).containsExactly("paid on chain");
    assertThat(complaints()).contains("2500 sat to bob: 1 payment(s) that nobody asked for");
  }

  @Test
  void findAMissingPayment() {
    payments.removeFirst();

    assertThat(disagreeing()).containsExactly("paid on chain");
    assertThat(complaints()).contains("1000 sat to alice: 1 payment(s) missing");
  }

  @Test
  void findASatoshiTooMuch() {
    payments.set(2, new ChainPayment("t", 2, "bob", 2_501));

    assertThat(disagreeing()).containsExactly("paid on chain");
  }

  @Test
  void findAPaymentToTheWrongAddress() {
    payments.set(2, new ChainPayment("t", 2, "alice", 2_500));

    assertThat(disagreeing()).containsExactly("paid on chain");
  }

  @Test
  void findASwallowedWebhook() {
    webhooks.remove(new ReceivedWebhook("two", 5002, true));

    assertThat(disagreeing()).containsExactly("webhook 5002 payout_processing");
    assertThat(complaints()).contains("two: 5002 never reached the inbox");
  }

  @Test
  void findAWebhookThatArrivedTooLate() {
    webhooks.remove(new ReceivedWebhook("two", 5001, true));
    webhooks.add(new ReceivedWebhook("two", 5001, true));

    assertThat(complaints()).contains("two: 5001 arrived after a later event");
  }

  @Test
  void allowAWebhookThatIsRepeated() {
    webhooks.add(new ReceivedWebhook("two", 5001, true));

    assertThat(disagreeing()).isEmpty();
  }

  @Test
  void findAWebhookWithoutItsSignature() {
    webhooks.add(new ReceivedWebhook("two", 5003, false));

    assertThat(complaints()).contains("two: 5003 is not signed with the payout token");
  }

  @Test
  void findAnAlteredLedgerEntry() {
    entries.set(1, entry("p1", "AVAILABLE", 5_001));

    assertThat(disagreeing()).containsExactly("ledger's sum");
    assertThat(complaints())
        .contains(
            "posting p1 sums to 1",
            "ledger m USD sums to 1",
            "account m USD AVAILABLE says 5000, its entries say 5001");
  }

  @Test
  void findABalanceThatIsNotTheSumOfItsEntries() {
    balances.set(0, balance("DEPOSITS_CLEARING", -4_000));

    assertThat(disagreeing()).containsExactly("ledger's sum");
  }

  @Test
  void findAPayoutThatIsNotComplete() {
    statuses.put("one", "processing");

    assertThat(complaints()).containsExactly("one is processing");
  }

  @Test
  void findAPayoutWithoutItsLineInTheLedger() {
    accepted.add(new AcceptedPayout("four", "", "carol", "1.00", "USD", 1, false));
    payments.add(new ChainPayment("t4", 0, "carol", 1));
    statuses.put("four", "complete");

    assertThat(disagreeing()).containsExactly("funded");
  }

  @Test
  void roundPaidAmountsDown() {
    long satoshis = AcceptedPayout.satoshisOf(new BigDecimal("10.01"), new BigDecimal("64000.00"));

    assertThat(satoshis).isEqualTo(15_640);
  }

  private void pay(String id, String address, long satoshis) {
    accepted.add(new AcceptedPayout(id, "", address, "1.00", "USD", satoshis, true));
    statuses.put(id, "complete");
    payments.add(new ChainPayment("t", payments.size(), address, satoshis));
    for (int code = 5001; code <= 5003; code++) {
      webhooks.add(new ReceivedWebhook(id, code, true));
    }
  }

  private List<Finding> findings() {
    LedgerPicture ledger = new LedgerPicture(entries, balances, Set.of("one", "two", "three"));
    Evidence evidence = new Evidence(accepted, statuses, payments, webhooks, ledger);
    return Check.all().stream().map(check -> check.judge(evidence)).toList();
  }

  private List<String> disagreeing() {
    return findings().stream().filter(finding -> !finding.holds()).map(Finding::subject).toList();
  }

  private List<String> complaints() {
    return findings().stream().flatMap(finding -> finding.complaints().stream()).toList();
  }

  private static LedgerPicture.Entry entry(String posting, String account, long amount) {
    return new LedgerPicture.Entry(posting, "m", "USD", account, BigDecimal.valueOf(amount));
  }

  private static LedgerPicture.Balance balance(String account, long amount) {
    return new LedgerPicture.Balance("m", "USD", account, BigDecimal.valueOf(amount));
  }
}
