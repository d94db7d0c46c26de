package org.openpayouts.webhookdispatcher.notification;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The bodies that merchants read: BitPay's shape, byte for byte what its receivers can re-hash. */
final class WebhookBodies {

  private static final LocalTime EFFECTIVE_TIME = LocalTime.of(9, 0);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String BEFORE_DATA = ",\"data\":";

  private WebhookBodies() {}

  static byte[] of(WebhookEvent event, PayoutView payout) {
    var json = opened(event);
    json.open('{')
        .string("id", payout.id())
        .string("recipientId", payout.recipientId())
        .optional("shopperId", payout.shopperId())
        .number("amount", payout.amount())
        .string("currency", payout.currency())
        .string("ledgerCurrency", payout.ledgerCurrency());
    addRates(json, payout);
    json.optional("email", payout.email())
        .optional("reference", payout.reference())
        .optional("label", payout.label())
        .optional("notificationEmail", payout.notificationEmail())
        .string("effectiveDate", effective(payout))
        .string("requestDate", MILLIS.format(payout.requestDate()))
        .string("status", payout.status());
    addTransactions(json, payout);
    return json.close('}').close('}').bytes();
  }

  static byte[] of(WebhookEvent event, RecipientView recipient) {
    return opened(event)
        .open('{')
        .string("id", recipient.id())
        .optional("shopperId", recipient.shopperId())
        .string("email", recipient.email())
        .optional("label", recipient.label())
        .string("status", recipient.status())
        .close('}')
        .close('}')
        .bytes();
  }

  /** The amount is text: an amount of many digits is not the same as a number of JavaScript's. */
  static byte[] of(WebhookEvent event, ShortageView shortage) {
    return opened(event)
        .open('{')
        .string("currency", shortage.currency())
        .string("missing", shortage.missing().toPlainString())
        .string("firstBlocked", shortage.firstBlocked())
        .number("waiting", BigDecimal.valueOf(shortage.waiting()))
        .optional("cutoffDate", millis(shortage.cutoff()))
        .optional("nextCutoffDate", millis(shortage.nextCutoff()))
        .close('}')
        .close('}')
        .bytes();
  }

  private static @Nullable String millis(@Nullable Instant instant) {
    return instant == null ? null : MILLIS.format(instant);
  }

  /** The data of an earlier body, told again under another event. */
  static byte[] again(WebhookEvent event, byte[] earlier) {
    var text = new String(earlier, StandardCharsets.UTF_8);
    var data = text.substring(text.indexOf(BEFORE_DATA) + BEFORE_DATA.length());
    return opened(event).raw(data).bytes();
  }

  private static CompactJson opened(WebhookEvent event) {
    return new CompactJson()
        .open('{')
        .name("event")
        .open('{')
        .number("code", BigDecimal.valueOf(event.code()))
        .string("name", event.name())
        .close('}')
        .name("data");
  }

  private static void addRates(CompactJson json, PayoutView payout) {
    var rates = payout.rates();
    if (rates == null) {
      return;
    }
    json.name("exchangeRates").open('{').name(rates.asset()).open('{');
    json.number(payout.currency(), rates.inCurrency());
    if (!payout.currency().equals(payout.ledgerCurrency())) {
      json.number(payout.ledgerCurrency(), rates.inLedgerCurrency());
    }
    json.close('}').close('}');
  }

  private static void addTransactions(CompactJson json, PayoutView payout) {
    json.name("transactions").open('[');
    for (var payment : payout.transactions()) {
      json.open('{')
          .string("txid", payment.txid())
          .number("amount", payment.amount())
          .string("date", MILLIS.format(payment.date()))
          .close('}');
    }
    json.close(']');
  }

  private static String effective(PayoutView payout) {
    Instant nine = payout.effectiveDate().atTime(EFFECTIVE_TIME).toInstant(ZoneOffset.UTC);
    return MILLIS.format(nine);
  }
}
