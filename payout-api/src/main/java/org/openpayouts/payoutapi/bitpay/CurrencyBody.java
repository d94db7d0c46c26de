package org.openpayouts.payoutapi.bitpay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Asset;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.currency.Currency;

/**
 * A currency as the API shows it.
 *
 * @param precision decimal places of a ledger in it; {@code decimals} is the same
 * @param minimum smallest amount that such a ledger counts
 * @param payoutFields what a recipient gives to be paid in it; empty where no rail pays it
 * @param chain where it is paid, named by that chain's own coin
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "code",
  "symbol",
  "precision",
  "name",
  "plural",
  "alts",
  "minimum",
  "sanctioned",
  "decimals",
  "payoutFields",
  "settlementMinimum",
  "chain"
})
record CurrencyBody(
    String code,
    String symbol,
    int precision,
    String name,
    String plural,
    String alts,
    BigDecimal minimum,
    boolean sanctioned,
    int decimals,
    List<String> payoutFields,
    List<String> settlementMinimum,
    @Nullable String chain) {
  static CurrencyBody of(Currency currency) {
    Optional<Asset> asset = Assets.find(currency.code());
    return new CurrencyBody(
        currency.code(),
        currency.symbol(),
        currency.scale(),
        currency.name(),
        currency.plural(),
        "",
        currency.amount(1),
        false,
        currency.scale(),
        asset.map(payable -> payable.chain() + "Address").stream().toList(),
        List.of(),
        asset.map(CurrencyBody::nativeCoin).orElse(null));
  }

  /** The first asset of a chain is its own coin. */
  private static String nativeCoin(Asset payable) {
    return Assets.all().stream()
        .filter(asset -> asset.chain().equals(payable.chain()))
        .findFirst()
        .orElse(payable)
        .code();
  }
}
