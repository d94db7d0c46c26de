package org.openpayouts.systemtests.fault;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.guarantee.ChainTransaction;
import org.openpayouts.systemtests.guarantee.ChainTransaction.Output;
import org.openpayouts.systemtests.guarantee.Claim;
import org.openpayouts.systemtests.guarantee.Delivery;
import org.openpayouts.systemtests.guarantee.Evidence;
import org.openpayouts.systemtests.guarantee.LedgerPicture;
import org.openpayouts.systemtests.guarantee.OutPoint;

/** One payout of 10 USD at 50,000 USD a coin, paid and told as it should be; then bent. */
final class Story {
  static final String ALICE = "bcrt1qalice";
  private static final String WALLET = "bcrt1qwallet";
  private static final String PAYOUT = "payout-1";

  BigDecimal rate = new BigDecimal("50000");
  final List<String> facts =
      new ArrayList<>(List.of("PayoutFunded", "PayoutBroadcast", "PayoutCompleted"));
  private final List<OutPoint> payments = new ArrayList<>(List.of(at("pay:0")));
  private final List<ChainTransaction> chain = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<LedgerPicture.Posting> postings = new ArrayList<>();
  private final Map<String, Long> balances = new HashMap<>();
  private int telling;

  static Story clean() {
    var story = new Story();
    story.chain.add(
        new ChainTransaction("coins", 1, List.of(), List.of(new Output(WALLET, 90_000))));
    story.chain.add(
        new ChainTransaction("elsewhere", 1, List.of(), List.of(new Output("bcrt1qbob", 70_000))));
    story.send("coins:0", new Output(ALICE, 20_000), new Output(WALLET, 69_000));
    story.post("AVAILABLE", 5_000, "DEPOSITS_CLEARING", -5_000);
    story.post("AVAILABLE", -1_000, "HELD", 1_000);
    story.post("HELD", -1_000, "PAID_OUT", 1_000);
    story.tell(5001, "id-5001", true);
    story.tell(5002, "id-5002", true);
    story.tell(5002, "id-5002", true);
    story.tell(5003, "id-5003", true);
    return story;
  }

  Evidence evidence() {
    var terms = new Claim.Terms(ALICE, 20_000, rate, 1_000);
    return new Evidence(
        List.of(new Accepted(PAYOUT, "merchant", "alice", ALICE, new BigDecimal("10"), "USD")),
        Map.of(PAYOUT, new Claim(PAYOUT, facts, List.of(terms), payments)),
        chain,
        deliveries,
        new LedgerPicture(
            List.of(new LedgerPicture.Account("merchant", "USD", balances)), postings));
  }

  void send(String input, Output... outputs) {
    String txid = chain.size() == 2 ? "pay" : "tx" + chain.size();
    chain.add(new ChainTransaction(txid, chain.size(), List.of(at(input)), List.of(outputs)));
  }

  void payTwice() {
    send("pay:1", new Output(ALICE, 20_000));
    payments.add(at("tx3:0"));
  }

  void loseThePayment() {
    chain.removeLast();
  }

  void payInstead(long satoshis, String address) {
    chain.removeLast();
    send("coins:0", new Output(address, satoshis), new Output(WALLET, 69_000));
  }

  void cancelThePaidOne() {
    facts.clear();
    facts.add("PayoutCancelled");
  }

  void post(String account, long units) {
    post(account, units, "SUSPENSE", -units);
  }

  private void post(String account, long units, String other, long otherUnits) {
    Map<String, Long> entries = Map.of(account, units, other, otherUnits);
    String id = "posting-" + postings.size();
    postings.add(new LedgerPicture.Posting(id, "merchant", "USD", postings.size(), entries));
    entries.forEach((name, amount) -> balances.merge(name, amount, Long::sum));
  }

  void alterEntry(String account, long by) {
    var last = postings.removeLast();
    var entries = new HashMap<>(last.entries());
    entries.merge(account, by, Long::sum);
    postings.add(
        new LedgerPicture.Posting(last.postingId(), "merchant", "USD", last.version(), entries));
  }

  void alterBalance(String account, long by) {
    balances.merge(account, by, Long::sum);
  }

  void tell(int event, String webhookId, boolean signed) {
    deliveries.add(new Delivery(PAYOUT, event, webhookId, "", signed, telling));
  }

  void forgetWhatWasTold() {
    telling++;
  }

  void swallow(int event) {
    deliveries.removeIf(delivery -> delivery.event() == event);
  }

  void swapWebhooks() {
    Collections.reverse(deliveries);
  }

  private static OutPoint at(String name) {
    String[] parts = name.split(":", -1);
    return new OutPoint(parts[0], Integer.parseInt(parts[1]));
  }
}
