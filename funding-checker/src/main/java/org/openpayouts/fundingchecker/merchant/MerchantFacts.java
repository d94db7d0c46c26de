package org.openpayouts.fundingchecker.merchant;

import static java.util.stream.Collectors.toMap;

import java.util.Set;
import org.openpayouts.fundingchecker.watermark.WatermarkFacts;
import org.openpayouts.outbox.RecordDecoder;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.IntakeWatermark;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.MerchantLimits;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.springframework.stereotype.Component;

/** Reads merchants from the published language. */
@Component
class MerchantFacts implements RecordDecoder<MerchantNews> {
  private final RecordCodec codec;

  MerchantFacts(RecordCodec codec) {
    this.codec = codec;
  }

  @Override
  public MerchantNews decode(String topic, byte[] value) {
    return switch (codec.decode(topic, value)) {
      case MerchantChanged changed -> new MerchantNews.Changed(merchant(changed));
      case IntakeWatermark mark -> new MerchantNews.Reached(WatermarkFacts.watermark(mark));
      case Object other ->
          throw new UndecodableRecord(other.getClass().getSimpleName() + " is not of " + topic);
    };
  }

  private static Merchant merchant(MerchantChanged changed) {
    MerchantPolicy policy = changed.getPolicy();
    return new Merchant(
        new MerchantId(changed.getMerchantId()),
        changed.getVersion(),
        changed.getStatus() == MerchantStatus.ACTIVE,
        policy.getSmallMayOvertake(),
        policy.getFundOnDeposit(),
        new PlatformFee(policy.getPlatformFeePpm(), policy.getPlatformFeeFixed()),
        policy.getRecipientPaysNetworkFee(),
        new Restrictions(
            Set.copyOf(policy.getDestinationAllowList()),
            policy.getLimits().stream()
                .collect(toMap(told -> Currencies.of(told.getCurrency()), MerchantFacts::limits))));
  }

  private static Limits limits(MerchantLimits told) {
    return new Limits(told.getPerPayout(), told.getPerDay(), told.getPerRecipientPerDay());
  }
}
