package org.openpayouts.fundingchecker.funding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openpayouts.fundingchecker.reserve.Account;
import org.openpayouts.schemas.currency.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One ledger as its rows have it, in amounts as the page writes them. */
final class LedgerRows {
  private static final String CODE = "code";

  private final JdbcClient jdbc;
  private final String merchant;
  private final Currency currency;
  private long version;

  LedgerRows(JdbcClient jdbc, String merchant, Currency currency) {
    this.jdbc = jdbc;
    this.merchant = merchant;
    this.currency = currency;
  }

  private record Posted(long version, String code, String postingId) {}

  /** The code and the entries of what was posted since the last time; more than one is named so. */
  Map<String, String> posted() {
    List<Posted> postings = postings();
    Map<String, String> moves = new TreeMap<>();
    for (Posted posting : postings) {
      version = posting.version();
      moves.merge(CODE, posting.code(), (one, other) -> one + " and " + other);
      entries(posting.postingId())
          .forEach((account, amount) ->
              moves.merge(account, amount, (one, other) -> one + " and " + other));
    }
    return moves;
  }

  private List<Posted> postings() {
    return jdbc.sql(
            """
            select version, code, posting_id from posting
             where merchant_id = :merchant and currency = :currency and version > :version
             order by version
            """)
        .param("merchant", merchant)
        .param("currency", currency.code())
        .param("version", version)
        .query((row, index) -> new Posted(row.getLong(1), row.getString(2), row.getString(3)))
        .list();
  }

  private Map<String, String> entries(String postingId) {
    Map<String, String> entries = new TreeMap<>();
    jdbc.sql("select account, amount from ledger_entry where posting_id = :posting")
        .param("posting", postingId)
        .query((row, index) -> entries.put(row.getString(1), amount(row.getLong(2))))
        .list();
    return entries;
  }

  /** Of these accounts, and of every other one that is not empty. */
  Map<String, String> balances(Set<String> accounts) {
    return Stream.of(Account.values())
        .map(Account::name)
        .filter(account -> accounts.contains(account) || balance(account) != 0)
        .collect(
            Collectors.toMap(
                account -> account,
                account -> amount(balance(account)),
                (one, other) -> one,
                TreeMap::new));
  }

  private long balance(String account) {
    return ofAccount(account.toLowerCase(Locale.ROOT), Long.class);
  }

  /** In units, of which it is less than one. */
  String dust() {
    return LedgerExample.plain(ofAccount("suspense_dust", BigDecimal.class));
  }

  private <T> T ofAccount(String column, Class<T> type) {
    return jdbc.sql(
            "select " + column + " from account where merchant_id = :merchant and currency = :code")
        .param("merchant", merchant)
        .param("code", currency.code())
        .query(type)
        .single();
  }

  private String amount(long units) {
    return currency.amount(units).toPlainString();
  }
}
