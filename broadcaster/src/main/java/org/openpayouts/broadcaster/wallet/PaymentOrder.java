package org.openpayouts.broadcaster.wallet;

import org.jspecify.annotations.Nullable;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;

/** What was asked for, where it is to go and what was held for it, each under its maker's MAC. */
public record PaymentOrder(
    PayoutId payoutId,
    PaymentIntent.Request request,
    Mac requestMac,
    PaymentIntent.Target target,
    Mac targetMac,
    PaymentIntent.Funding funding,
    Mac fundingMac) {

  public String asset() {
    return target.asset();
  }

  public String chain() {
    return target.chain();
  }

  public String address() {
    return target.address();
  }

  public @Nullable String memo() {
    return target.memo();
  }

  public BaseUnits amount() {
    return BaseUnits.parse(funding.baseUnits());
  }
}
