package org.openpayouts.fundingchecker.funding;

import java.util.List;
import org.openpayouts.fundingchecker.merchant.Merchant;
import org.openpayouts.fundingchecker.merchant.Merchants;
import org.openpayouts.fundingchecker.rates.Rates;
import org.openpayouts.fundingchecker.recipient.Recipients;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Component;

/** Loads what the policy decides by: the same for a sweep and for the rehearsal of one. */
@Component
class FundingPolicies {
  private final Merchants merchants;
  private final Recipients recipients;
  private final Rates rates;
  private final NetworkFeeSettings networkFees;

  FundingPolicies(
      Merchants merchants, Recipients recipients, Rates rates, NetworkFeeSettings networkFees) {
    this.merchants = merchants;
    this.recipients = recipients;
    this.rates = rates;
    this.networkFees = networkFees;
  }

  Merchant merchant(MerchantId id) {
    return merchants.find(id).orElseGet(() -> Merchant.unknown(id));
  }

  FundingPolicy of(
      Sweep sweep, Merchant merchant, boolean receivableOpen, List<OpenPayout> page, Spent spent) {
    return new FundingPolicy(
        merchant,
        receivableOpen,
        sweep.instant(),
        new Pricing(
            rates.usable(),
            merchant.platformFee(),
            networkFees.paidBy(merchant.recipientPaysNetworkFee()),
            sweep.ledger().currency()),
        recipients.payable(recipientIds(page)),
        spent);
  }

  static List<String> recipientIds(List<OpenPayout> page) {
    return page.stream().map(OpenPayout::recipientId).toList();
  }
}
