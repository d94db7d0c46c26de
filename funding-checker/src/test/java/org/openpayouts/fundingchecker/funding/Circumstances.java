package org.openpayouts.fundingchecker.funding;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.merchant.Limits;
import org.openpayouts.fundingchecker.merchant.Merchant;
import org.openpayouts.fundingchecker.merchant.PlatformFee;
import org.openpayouts.fundingchecker.merchant.Restrictions;
import org.openpayouts.fundingchecker.rates.RateTable;
import org.openpayouts.fundingchecker.recipient.Payee;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.intent.Mac;

/** An active merchant with three recipients, each with an address of its own, and a USD ledger. */
record Circumstances(
    boolean overtaking,
    PlatformFee fee,
    NetworkFees networkFees,
    Set<String> destinations,
    @Nullable Limits limits,
    Spent spent) {
  static final Instant CUTOFF = Instant.parse("2026-03-02T14:00:00Z");
  static final int RECIPIENTS = 3;

  private static final MerchantId MERCHANT = new MerchantId(IdSource.secure().nextId());
  private static final Mac MAC = Mac.of(new byte[32]);
  private static final RateTable RATES =
      new RateTable(Map.of("BTC", Map.of("USD", new BigDecimal("50000"))));

  static Circumstances usual() {
    return new Circumstances(
        false, PlatformFee.NONE, NetworkFees.NONE, Set.of(), null, Spent.NOTHING);
  }

  Circumstances overtaking(boolean overtakes) {
    return new Circumstances(overtakes, fee, networkFees, destinations, limits, spent);
  }

  Circumstances charging(PlatformFee charged) {
    return new Circumstances(overtaking, charged, networkFees, destinations, limits, spent);
  }

  Circumstances onChainsThatTake(NetworkFees taken) {
    return new Circumstances(overtaking, fee, taken, destinations, limits, spent);
  }

  Circumstances onlyTo(String... addresses) {
    return new Circumstances(overtaking, fee, networkFees, Set.of(addresses), limits, spent);
  }

  Circumstances limited(
      @Nullable Long perPayout, @Nullable Long perDay, @Nullable Long perRecipientPerDay) {
    Limits narrow = new Limits(perPayout, perDay, perRecipientPerDay);
    return new Circumstances(overtaking, fee, networkFees, destinations, narrow, spent);
  }

  Circumstances having(Spent before) {
    return new Circumstances(overtaking, fee, networkFees, destinations, limits, before);
  }

  static String recipient(int n) {
    return "recipient-" + n;
  }

  static String address(int n) {
    return "address-" + n;
  }

  FundingPolicy.Round decide(long available, List<OpenPayout> inOrder) {
    return policy().decide(available, inOrder);
  }

  private FundingPolicy policy() {
    Restrictions restrictions =
        new Restrictions(
            destinations, limits == null ? Map.of() : Map.of(Currencies.of("USD"), limits));
    boolean recipientPays = networkFees.recipientPays();
    Merchant merchant =
        new Merchant(MERCHANT, 1, true, overtaking, false, fee, recipientPays, restrictions);
    Pricing pricing = new Pricing(RATES, fee, networkFees, Currencies.of("USD"));
    return new FundingPolicy(merchant, false, CUTOFF, pricing, payees(), spent);
  }

  private static Map<String, Payee> payees() {
    return IntStream.range(0, RECIPIENTS)
        .boxed()
        .collect(
            toMap(
                Circumstances::recipient,
                n -> new Payee(MERCHANT, 1, "BTC", "bitcoin", address(n), null, MAC)));
  }
}
