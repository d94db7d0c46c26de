package org.openpayouts.webhookdispatcher.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.SealedWebhookKey;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.webhookdispatcher.world.DispatcherWorld;
import org.openpayouts.webhookdispatcher.world.MerchantRecordFacts;
import org.openpayouts.webhookdispatcher.world.SampleMerchant;
import org.openpayouts.webhookdispatcher.world.SealingKey;
import org.openpayouts.webhookdispatcher.world.Shapes;

/** The highest version of a merchant stands in the end, however the records come. */
class MerchantShapesIT {

  private static final SealingKey SEALING = SealingKey.make();

  private final DispatcherWorld world = DispatcherWorld.shared();

  static IntStream shapesOfFive() {
    return Shapes.of(5);
  }

  @ParameterizedTest
  @MethodSource("shapesOfFive")
  void remembersMerchantsAlike(int shape) {
    var one = SampleMerchant.aMerchant();
    var other = SampleMerchant.aMerchant();
    List<SpecificRecord> records =
        List.of(
            changed(one, 2),
            changed(one, 1),
            changed(other, 3),
            changed(one, 4),
            changed(other, 1));

    Shapes.batches(shape, records).forEach(this::keep);

    assertThat(known(one)).isEqualTo("4 https://shop.example/4 1");
    assertThat(known(other)).isEqualTo("3 https://shop.example/3 1");
  }

  /** As a restored payout-api tells it, which has forgotten a token that was issued since. */
  @Test
  void keepsAKeyAndItsRevocationThatALaterVersionLacks() {
    var forgotten = SampleMerchant.aMerchant();
    var revoked = SampleMerchant.aMerchant();
    var first = (MerchantChanged) changed(revoked, 1);
    var key =
        SealedWebhookKey.newBuilder(first.getWebhookKeys().getFirst()).setRevoked(true).build();
    var told = MerchantChanged.newBuilder(first).setWebhookKeys(List.of(key)).build();
    var later =
        MerchantChanged.newBuilder((MerchantChanged) changed(forgotten, 2))
            .setWebhookKeys(List.of())
            .build();

    keep(List.of(changed(forgotten, 1), told));
    keep(List.of(later, changed(revoked, 2)));

    assertThat(known(forgotten)).isEqualTo("2 https://shop.example/2 1");
    assertThat(isRevoked(forgotten)).isFalse();
    assertThat(known(revoked)).isEqualTo("2 https://shop.example/2 1");
    assertThat(isRevoked(revoked)).isTrue();
  }

  private boolean isRevoked(SampleMerchant merchant) {
    return world
        .db()
        .sql("select revoked from webhook_key where merchant_id = ?")
        .param(merchant.merchantId())
        .query(Boolean.class)
        .single();
  }

  private void keep(List<SpecificRecord> records) {
    var codec = world.bean(RecordCodec.class);
    world.handle(
        Topics.MERCHANTS,
        records,
        batch ->
            world
                .bean(MerchantIntake.class)
                .keep(
                    batch.stream()
                        .map(one ->
                            one.as((topic, value) -> MerchantFacts.of(codec.decode(topic, value))))
                        .flatMap(one -> one.value().stream())
                        .toList()));
  }

  private static SpecificRecord changed(SampleMerchant merchant, long version) {
    return MerchantRecordFacts.changed(
        merchant, version, "https://shop.example/" + version, SEALING);
  }

  /** Version, address and number of keys. */
  private String known(SampleMerchant merchant) {
    return world
        .db()
        .sql(
            """
            select version || ' ' || payout_notification_url || ' '
              || (select count(*) from webhook_key k where k.merchant_id = m.merchant_id)
            from merchant m where merchant_id = ?
            """)
        .param(merchant.merchantId())
        .query(String.class)
        .single();
  }
}
