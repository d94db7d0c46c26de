package org.openpayouts.localstack.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each posting and each ledger sums to zero, and each balance is the sum of its entries. */
public record LedgerSumsToZero() implements Check {
  @Override
  public Finding judge(Evidence evidence) {
    Map<String, BigDecimal> postings = new TreeMap<>();
    Map<String, BigDecimal> ledgers = new TreeMap<>();
    Map<String, BigDecimal> accounts = new TreeMap<>();
    for (LedgerPicture.Entry entry : evidence.ledger().entries()) {
      String ledger = entry.merchantId() + " " + entry.currency();
      postings.merge(entry.postingId(), entry.amount(), BigDecimal::add);
      ledgers.merge(ledger, entry.amount(), BigDecimal::add);
      accounts.merge(ledger + " " + entry.account(), entry.amount(), BigDecimal::add);
    }
    List<String> complaints = new ArrayList<>();
    nonZero("posting", postings, complaints);
    nonZero("ledger", ledgers, complaints);
    for (LedgerPicture.Balance balance : evidence.ledger().balances()) {
      String account = balance.merchantId() + " " + balance.currency() + " " + balance.account();
      BigDecimal entries = accounts.getOrDefault(account, BigDecimal.ZERO);
      if (entries.compareTo(balance.amount()) != 0) {
        complaints.add(
            "account %s says %s, its entries say %s"
                .formatted(account, balance.amount().toPlainString(), entries.toPlainString()));
      }
    }
    BigDecimal sum = ledgers.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    String figure = sum.toPlainString() + " over " + postings.size() + " postings";
    return new Finding("ledger's sum", figure, "ledger's entries", complaints);
  }

  private static void nonZero(String what, Map<String, BigDecimal> sums, List<String> complaints) {
    sums.forEach((name, sum) -> {
      if (sum.signum() != 0) {
        complaints.add(what + " " + name + " sums to " + sum.toPlainString());
      }
    });
  }
}
