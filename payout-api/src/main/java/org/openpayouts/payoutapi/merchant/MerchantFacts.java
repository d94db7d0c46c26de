package org.openpayouts.payoutapi.merchant;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.payoutapi.fact.EnvelopeFacts;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.MerchantLimits;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.SealedWebhookKey;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Merchants as records of {@code merchants.v1}. */
@Component
class MerchantFacts {
  private final RecordCodec codec;

  MerchantFacts(RecordCodec codec) {
    this.codec = codec;
  }

  OutboundRecord changed(Merchant merchant, List<Token> tokens, Map<TokenId, TokenKeys> keys) {
    MerchantProfile profile = merchant.profile();
    MerchantChanged fact =
        MerchantChanged.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(merchant.eventId(), merchant.changedAt()))
            .setMerchantId(merchant.id().value())
            .setVersion(merchant.version())
            .setName(profile.name())
            .setStatus(MerchantStatus.valueOf(merchant.status().toUpperCase(Locale.ROOT)))
            .setSettlementCurrency(profile.settlementCurrency().code())
            .setPayoutNotificationUrl(profile.payoutNotificationUrl())
            .setRecipientNotificationUrl(profile.recipientNotificationUrl())
            .setNotificationEmail(profile.notificationEmail())
            .setPolicy(policy(profile.policy()))
            .setWebhookKeys(
                tokens.stream()
                    .map(token -> webhookKey(token, keys.getOrDefault(token.id(), TokenKeys.NONE)))
                    .toList())
            .build();
    return OutboundRecord.of(
        merchant.id().value(), codec.encode(Topics.MERCHANTS.name(), fact), Map.of());
  }

  /** The profile that a record publishes. */
  static MerchantProfile profile(MerchantChanged fact) {
    return new MerchantProfile(
        fact.getName(),
        Currencies.of(fact.getSettlementCurrency()),
        fact.getPayoutNotificationUrl(),
        fact.getRecipientNotificationUrl(),
        fact.getNotificationEmail(),
        policy(fact.getPolicy()));
  }

  private static Policy policy(MerchantPolicy told) {
    return new Policy(
        told.getSmallMayOvertake(),
        told.getFundOnDeposit(),
        told.getAcceptLateRepeats(),
        told.getPendingRecipients(),
        told.getActivatesGivenWithdrawals(),
        told.getRecipientPaysNetworkFee(),
        told.getPlatformFeePpm(),
        told.getPlatformFeeFixed(),
        told.getDestinationAllowList(),
        told.getLimits().stream().map(MerchantFacts::limits).toList(),
        told.getWebhookSuccess());
  }

  private static Policy.Limits limits(MerchantLimits told) {
    return new Policy.Limits(
        told.getCurrency(), told.getPerPayout(), told.getPerDay(), told.getPerRecipientPerDay());
  }

  private static MerchantPolicy policy(Policy policy) {
    return MerchantPolicy.newBuilder()
        .setSmallMayOvertake(policy.smallMayOvertake())
        .setFundOnDeposit(policy.fundOnDeposit())
        .setAcceptLateRepeats(policy.acceptLateRepeats())
        .setPendingRecipients(policy.pendingRecipients())
        .setActivatesGivenWithdrawals(policy.activatesGivenWithdrawals())
        .setRecipientPaysNetworkFee(policy.recipientPaysNetworkFee())
        .setPlatformFeePpm(policy.platformFeePpm())
        .setPlatformFeeFixed(policy.platformFeeFixed())
        .setDestinationAllowList(policy.destinationAllowList())
        .setLimits(policy.limits().stream().map(MerchantFacts::limits).toList())
        .setWebhookSuccess(policy.webhookSuccess())
        .build();
  }

  private static MerchantLimits limits(Policy.Limits limits) {
    return MerchantLimits.newBuilder()
        .setCurrency(limits.currency())
        .setPerPayout(limits.perPayout())
        .setPerDay(limits.perDay())
        .setPerRecipientPerDay(limits.perRecipientPerDay())
        .build();
  }

  /** The tokens that a record tells of; its keys of the dispatcher are the same. */
  static List<RelearnedTokens.Told> tokens(MerchantChanged fact) {
    return fact.getWebhookKeys().stream()
        .flatMap(
            key -> Facade.parse(key.getFacade()).map(facade -> told(fact, key, facade)).stream())
        .toList();
  }

  private static RelearnedTokens.Told told(
      MerchantChanged fact, SealedWebhookKey key, Facade facade) {
    ByteBuffer firstKey = key.getFirstKey();
    return new RelearnedTokens.Told(
        new Token(
            new TokenId(key.getTokenId()),
            new MerchantId(fact.getMerchantId()),
            facade,
            firstKey == null ? null : new PublicKey(bytes(firstKey)),
            null,
            bytes(key.getSealedKey()),
            key.getSealedTo(),
            key.getRevoked(),
            fact.getEnvelope().getOccurredAt()),
        key.getSins().stream().map(Sin::new).toList(),
        key.getUnlinkedSins().stream().map(Sin::new).toList());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static SealedWebhookKey webhookKey(Token token, TokenKeys keys) {
    PublicKey firstKey = token.firstKey();
    return SealedWebhookKey.newBuilder()
        .setTokenId(token.id().value())
        .setFacade(token.facade().word())
        .setSealedKey(ByteBuffer.wrap(token.sealedKey()))
        .setSealedTo(token.sealedTo())
        .setRevoked(token.revoked())
        .setSins(keys.linked().stream().map(key -> key.sin().value()).toList())
        .setUnlinkedSins(keys.unlinked().stream().map(Sin::value).toList())
        .setFirstKey(firstKey == null ? null : ByteBuffer.wrap(firstKey.bytes()))
        .build();
  }
}
