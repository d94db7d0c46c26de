package org.openpayouts.javasdk;

import com.bitpay.sdk.Client;
import com.bitpay.sdk.model.Payout.Payout;
import com.bitpay.sdk.model.Payout.PayoutBatch;
import com.bitpay.sdk.model.Payout.PayoutRecipient;
import com.bitpay.sdk.model.Payout.PayoutRecipients;
import com.bitpay.sdk.model.Rate.Rate;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client can be asked for, by name. */
final class Steps {
  private static final Map<String, Step> RECIPIENTS =
      Map.of(
          "inviteRecipients",
          (client, call) -> client.submitPayoutRecipients(recipients(call.path("recipients"))),
          "getRecipient",
          (client, call) -> client.getPayoutRecipient(id(call)),
          "listRecipients",
          (client, call) -> {
            JsonNode filter = call.path("filter");
            return client.getPayoutRecipients(
                text(filter, "status"), number(filter, "limit"), number(filter, "offset"));
          },
          "updateRecipient",
          (client, call) -> client.updatePayoutRecipient(id(call), recipient(call)),
          "removeRecipient",
          (client, call) -> client.deletePayoutRecipient(id(call)),
          "notifyRecipient",
          (client, call) -> client.requestPayoutRecipientNotification(id(call)));

  private static final Map<String, Step> PAYOUTS =
      Map.of(
          "submitPayout",
          (client, call) -> client.submitPayout(payout(call.path("payout"))),
          "getPayout",
          (client, call) -> client.getPayout(id(call)),
          "listPayouts",
          (client, call) -> payouts(client, call.path("filter")),
          "cancelPayout",
          (client, call) -> client.cancelPayout(id(call)),
          "notifyPayout",
          (client, call) -> client.requestPayoutNotification(id(call)));

  private static final Map<String, Step> BATCHES =
      Map.of(
          "submitBatch",
          (client, call) -> client.submitPayoutBatch(new PayoutBatch()),
          "getBatch",
          (client, call) -> client.getPayoutBatch(id(call)),
          "listBatches",
          (client, call) -> client.getPayoutBatches(null, null, null, 1, 0),
          "cancelBatch",
          (client, call) -> client.cancelPayoutBatch(id(call)),
          "notifyBatch",
          (client, call) -> client.requestPayoutBatchNotification(id(call)));

  private static final Map<String, Step> OTHERS =
      Map.of(
          "ledgers",
          (client, call) -> client.getLedgers(),
          "ledgerEntries",
          (client, call) -> entries(client, call),
          "rates",
          (client, call) -> rates(client, text(call, "base")),
          "rate",
          (client, call) -> rate(client, call),
          "currency",
          (client, call) -> Client.getCurrencyInfo(call.path("code").asText()),
          "pair",
          (client, call) -> pair(client, call.path("facade").asText()),
          "claim",
          (client, call) -> claim(client, call));

  private Steps() {}

  /**
   * Looks a step up.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  static Step named(String name) {
    for (Map<String, Step> some : List.of(RECIPIENTS, PAYOUTS, BATCHES, OTHERS)) {
      Step step = some.get(name);
      if (step != null) {
        return step;
      }
    }
    throw new IllegalArgumentException("no step " + name);
  }

  private static PayoutRecipients recipients(JsonNode list) {
    List<PayoutRecipient> recipients = new ArrayList<>();
    list.forEach(each -> recipients.add(recipient(each)));
    return new PayoutRecipients(recipients);
  }

  private static PayoutRecipient recipient(JsonNode fields) {
    return new PayoutRecipient(
        fields.path("email").asText(),
        fields.path("label").asText(),
        fields.path("notificationURL").asText());
  }

  private static Payout payout(JsonNode fields) throws Exception {
    var payout =
        new Payout(
            fields.path("amount").asDouble(),
            fields.path("currency").asText(),
            fields.path("ledgerCurrency").asText());
    payout.setRecipientId(text(fields, "recipientId"));
    payout.setEmail(text(fields, "email"));
    payout.setShopperId(text(fields, "shopperId"));
    payout.setReference(fields.path("reference").asText());
    payout.setNotificationURL(fields.path("notificationURL").asText());
    payout.setNotificationEmail(fields.path("notificationEmail").asText());
    return payout;
  }

  private static List<Payout> payouts(Client client, JsonNode filter) throws Exception {
    return client.getPayouts(
        text(filter, "startDate"),
        text(filter, "endDate"),
        text(filter, "status"),
        text(filter, "reference"),
        number(filter, "limit"),
        number(filter, "offset"));
  }

  private static Object entries(Client client, JsonNode call) throws Exception {
    return client
        .getLedger(
            call.path("currency").asText(),
            call.path("startDate").asText(),
            call.path("endDate").asText())
        .getEntries();
  }

  private static Object rates(Client client, @Nullable String base) throws Exception {
    var rates = base == null ? client.getRates() : client.getRates(base);
    return rates.getRates().stream().map(Steps::shown).toList();
  }

  private static Object rate(Client client, JsonNode call) throws Exception {
    return shown(client.getRate(call.path("base").asText(), call.path("quote").asText()));
  }

  private static Map<String, Object> shown(Rate rate) {
    return Map.of("code", rate.getCode(), "name", rate.getName(), "rate", rate.getValue());
  }

  private static Object pair(Client client, String facade) throws Exception {
    String code = client.requestClientAuthorization(facade);
    return Map.of("pairingCode", code, "token", client.GetTokenByFacade(facade));
  }

  private static Object claim(Client client, JsonNode call) throws Exception {
    client.authorizeClient(call.path("pairingCode").asText());
    String facade = call.path("facade").asText();
    return Map.of("token", client.GetTokenByFacade(facade), "facade", facade);
  }

  private static String id(JsonNode call) {
    return call.path("id").asText();
  }

  private static @Nullable String text(JsonNode fields, String name) {
    return fields.hasNonNull(name) ? fields.path(name).asText() : null;
  }

  private static @Nullable Integer number(JsonNode fields, String name) {
    return fields.hasNonNull(name) ? fields.path(name).asInt() : null;
  }
}
