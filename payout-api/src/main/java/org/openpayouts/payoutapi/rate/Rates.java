package org.openpayouts.payoutapi.rate;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last published quotes. */
@Repository
public class Rates {
  private final JdbcClient jdbc;

  Rates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty where none was ever published; then the price is judged at funding. */
  Optional<BigDecimal> usdPerUnit(Currency currency) {
    if (currency.code().equals("USD")) {
      return Optional.of(BigDecimal.ONE);
    }
    List<Quote> quotes =
        jdbc.sql(
                """
                select base, quote, rate, version, observed_at from rate
                where quote in ('USD', :code) or base in ('USD', :code)
                """)
            .param("code", currency.code())
            .query(Rates::quote)
            .list();
    return UsdPrice.of(currency.code(), quotes);
  }

  /** Every quote between currencies that a ledger may count in. */
  List<Quote> all() {
    String[] known = Currencies.codes().toArray(String[]::new);
    return jdbc.sql(
            """
            select base, quote, rate, version, observed_at from rate
            where base = any(:known) and quote = any(:known)
            """)
        .param("known", known)
        .query(Rates::quote)
        .list();
  }

  private static Quote quote(ResultSet row, int number) throws SQLException {
    return new Quote(
        row.getString("base"),
        row.getString("quote"),
        row.getBigDecimal("rate"),
        row.getLong("version"),
        row.getObject("observed_at", OffsetDateTime.class).toInstant());
  }

  /** Keeps each quote that is newer than the one it would replace. */
  void keep(List<Quote> quotes) {
    jdbc.sql(
            """
            insert into rate as r (base, quote, rate, version, observed_at)
            select base, quote, rate::numeric, version, observed_at::timestamptz
            from unnest(?, ?, ?, ?, ?) as q(base, quote, rate, version, observed_at)
            order by base, quote
            on conflict (base, quote) do update
              set rate = excluded.rate, version = excluded.version,
                observed_at = excluded.observed_at
              where r.version < excluded.version
            """)
        .param(quotes.stream().map(Quote::base).toArray(String[]::new))
        .param(quotes.stream().map(Quote::quote).toArray(String[]::new))
        .param(quotes.stream().map(quote -> quote.rate().toPlainString()).toArray(String[]::new))
        .param(quotes.stream().mapToLong(Quote::version).toArray())
        .param(quotes.stream().map(quote -> quote.observedAt().toString()).toArray(String[]::new))
        .update();
  }
}
