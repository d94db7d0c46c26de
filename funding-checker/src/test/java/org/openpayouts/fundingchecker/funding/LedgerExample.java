package org.openpayouts.fundingchecker.funding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.fundingchecker.merchant.PlatformFee;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** A worked example of docs/concepts/ledger.md: its steps, and what its payouts cost. */
record LedgerExample(String title, Page page) {
  static final Page PAGE = Page.of("ledger.md");

  static List<LedgerExample> all() {
    return PAGE.headings("###").stream()
        .map(heading -> new LedgerExample(heading, PAGE.below(heading)))
        .toList();
  }

  static LedgerExample of(String heading) {
    return new LedgerExample(heading, PAGE.below(heading));
  }

  /** The prices of all examples, as settings. */
  static Map<String, String> rates() {
    byte[] yaml = PAGE.below("## Worked examples").block("yaml").getBytes(UTF_8);
    try {
      List<PropertySource<?>> sources =
          new YamlPropertySourceLoader().load("page", new ByteArrayResource(yaml));
      var source = (EnumerablePropertySource<?>) sources.getFirst();
      return List.of(source.getPropertyNames()).stream()
          .collect(toMap(name -> name, name -> String.valueOf(source.getProperty(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table of steps: its first column is named after the ledger's currency. */
  Page.Table story() {
    return page.table("code");
  }

  Currency ledger() {
    return Currencies.of(story().columns().getFirst());
  }

  String words(Page.Row row) {
    return row.of(ledger().code());
  }

  /** What its payouts cost, where it says so. */
  List<Page.Row> terms() {
    return page.findTable("payout").map(Page.Table::rows).orElse(List.of());
  }

  PlatformFee fee() {
    return charge().map(Step.Charge::fee).orElse(PlatformFee.NONE);
  }

  NetworkFees networkFees() {
    return charge().map(Step.Charge::networkFees).orElse(NetworkFees.NONE);
  }

  private Optional<Step.Charge> charge() {
    return story().rows().stream()
        .map(row -> Step.of(words(row)))
        .filter(Step.Charge.class::isInstance)
        .map(Step.Charge.class::cast)
        .findFirst();
  }

  /** What a row of terms must say, in the columns that it has. */
  Map<String, String> figures(Page.Row row, Terms terms) {
    Map<String, String> figures = new HashMap<>();
    figures.put("payout", row.of("payout"));
    figures.put("asked for", row.of("asked for"));
    figures.put(
        "paid", plain(terms.asset().amount(terms.baseUnits())) + " " + terms.asset().code());
    figures.put("paid remainder", plain(terms.paidRemainder()));
    figures.put("debit", money(terms.ledgerAmount()));
    figures.put("debit excess", plain(terms.debitExcess()));
    figures.put("fee", money(terms.platformFee()));
    figures.put("network fee", money(terms.networkFee()));
    figures.put("held", money(terms.held()));
    figures.keySet().retainAll(row.cells().keySet());
    return figures;
  }

  private String money(long units) {
    return ledger().amount(units).toPlainString() + " " + ledger().code();
  }

  static String plain(BigDecimal figure) {
    return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return title;
  }
}
