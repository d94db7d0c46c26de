package org.openpayouts.webhookdispatcher.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.RecipientNotificationRequested;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantServer;

/** What merchants hear of their recipients. */
class RecipientWebhooksIT {
  private final DispatcherWorld world = DispatcherWorld.shared();
  private final MerchantServer server = world.merchantServer();
  private final String path = "/" + IdSource.secure().nextId();
  private final Watching watch = new Watching(world, server, path);

  @Test
  void tellsOfARecipient() {
    var request = MerchantRecordFacts.recipientActive(world.aKnownMerchant(null), server.url(path));

    publish(request);

    watch.awaitCodes(4004);
    assertThat(server.received(path).getFirst().text())
        .isEqualTo(
            "{\"event\":{\"code\":4004,\"name\":\"recipient_active\"},\"data\":"
                + data(request, "active"));
  }

  @Test
  void usesTheMerchantsDefaultUrlForRecipients() {
    var merchant = world.aKnownMerchant(server.url(path));

    publish(MerchantRecordFacts.recipientActive(merchant, null));

    watch.awaitCodes(4004);
  }

  @Test
  void resendsTheLastWebhookUnderItsOwnCode() {
    var active = MerchantRecordFacts.recipientActive(world.aKnownMerchant(null), server.url(path));
    var paused = MerchantRecordFacts.pausedAfter(active);
    publish(active);
    publish(paused);
    watch.awaitCodes(4004, 4005);

    publish(MerchantRecordFacts.resendOf(paused));

    watch.awaitCodes(4004, 4005, 4007);
    assertThat(server.received(path).getLast().text())
        .isEqualTo(
            "{\"event\":{\"code\":4007,\"name\":\"recipient_manuallyNotified\"},\"data\":"
                + data(paused, "paused"));
  }

  @Test
  void tellsHowTheRecipientStandsWhenNothingWasToldYet() {
    var active = MerchantRecordFacts.recipientActive(world.aKnownMerchant(null), server.url(path));

    publish(MerchantRecordFacts.resendOf(active));

    watch.awaitCodes(4007);
    assertThat(server.received(path).getFirst().text())
        .contains("\"label\":\"renamed since\"", "\"status\":\"active\"");
  }

  private static String data(RecipientNotificationRequested request, String status) {
    return "{\"id\":\"%s\",\"email\":\"john@doe.com\",\"status\":\"%s\"}}"
        .formatted(request.getRecipientId(), status);
  }

  private void publish(RecipientNotificationRequested request) {
    world.publish(Topics.NOTIFICATIONS, request.getRecipientId(), request, null);
  }
}
