package org.openpayouts.webhookdispatcher.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.webhookdispatcher.notification.WebhookEvent.COMPLETED;
import static org.openpayouts.webhookdispatcher.notification.WebhookEvent.FUNDED;
import static org.openpayouts.webhookdispatcher.notification.WebhookEvent.MANUALLY_NOTIFIED;
import static org.openpayouts.webhookdispatcher.notification.WebhookEvent.RESERVE_SHORT;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookBodiesTest {

  private static final String SAMPLE_DATA =
      """
      {"id":"JMwv8wQCXANoU2ZZQ9a9GH","recipientId":"LDxRZCGq174SF8AnQpdBPB",\
      "shopperId":"7qohDf2zZnQK5Qanj8oyC2","amount":10,"currency":"USD","ledgerCurrency":"GBP",\
      "exchangeRates":{"BTC":{"USD":39390.47,"GBP":27883.962246420004}},"email":"john@doe.com",\
      "reference":"payout_20210527","label":"John Doe","notificationEmail":"merchant@email.com",\
      "effectiveDate":"2021-05-27T09:00:00.000Z","requestDate":"2021-05-27T10:47:37.834Z",\
      "status":"%s","transactions":[%s]}\
      """;

  private static final String SAMPLE_TXID =
      "db53d7e2bf3385a31257ce09396202d9c2823370a5ca186db315c45e24594057";

  @Test
  void writesTheDocumentedSampleOfAFundedPayout() {
    var body = WebhookBodies.of(FUNDED, aPayout("funded", List.of()));

    assertThat(new String(body, UTF_8))
        .isEqualTo(
            "{\"event\":{\"code\":5001,\"name\":\"payout_funded\"},\"data\":"
                + SAMPLE_DATA.formatted("funded", "")
                + "}");
  }

  @Test
  void writesTheDocumentedSampleOfACompletedPayout() {
    var body = WebhookBodies.of(COMPLETED, aPayout("complete", List.of(samplePayment())));

    var transaction =
        "{\"txid\":\"%s\",\"amount\":0.000254,\"date\":\"2021-05-27T11:04:23.155Z\"}"
            .formatted(SAMPLE_TXID);
    assertThat(new String(body, UTF_8))
        .isEqualTo(
            "{\"event\":{\"code\":5003,\"name\":\"payout_completed\"},\"data\":"
                + SAMPLE_DATA.formatted("complete", transaction)
                + "}");
  }

  @Test
  void tellsTheSameDataAgainUnderTheResendCode() {
    var earlier = WebhookBodies.of(COMPLETED, aPayout("complete", List.of(samplePayment())));

    var again = WebhookBodies.again(MANUALLY_NOTIFIED, earlier);

    assertThat(again)
        .isEqualTo(
            WebhookBodies.of(MANUALLY_NOTIFIED, aPayout("complete", List.of(samplePayment()))));
  }

  @Test
  void leavesOutWhatIsAbsentAndNamesOneCurrencyOnce() {
    var payout = minimal(new PayoutView.Rates("BTC", new BigDecimal("50000.00"), BigDecimal.ONE));

    var body = new String(WebhookBodies.of(FUNDED, payout), UTF_8);

    assertThat(body)
        .doesNotContain("null", "email", "label", "reference", "token", "notificationURL")
        .contains("\"exchangeRates\":{\"BTC\":{\"USD\":50000}}");
  }

  @Test
  void saysNothingOfRatesBeforeFunding() {
    assertThat(new String(WebhookBodies.of(FUNDED, minimal(null)), UTF_8))
        .doesNotContain("exchangeRates");
  }

  /** Exact and plain, whatever a number of JavaScript's would hold of it. */
  @ParameterizedTest
  @CsvSource({
    "0,  1,                   1",
    "0,  9223372036854775807, 9223372036854775807",
    "2,  1,                   0.01",
    "2,  1250,                12.50",
    "8,  1,                   0.00000001",
    "8,  100000000,           1.00000000",
    "18, 1,                   0.000000000000000001",
    "18, 9223372036854775807, 9.223372036854775807"
  })
  void writesWhatIsMissingAsPlainText(int scale, long units, String missing) {
    var shortage =
        new ShortageView(
            "USD",
            BigDecimal.valueOf(units, scale),
            "JMwv8wQCXANoU2ZZQ9a9GH",
            3,
            Instant.parse("2026-01-05T14:00:00Z"),
            Instant.parse("2026-01-05T21:00:00Z"));

    assertThat(new String(WebhookBodies.of(RESERVE_SHORT, shortage), UTF_8))
        .isEqualTo(
            """
            {"event":{"code":9101,"name":"reserve_short"},"data":{"currency":"USD",\
            "missing":"%s","firstBlocked":"JMwv8wQCXANoU2ZZQ9a9GH","waiting":3,\
            "cutoffDate":"2026-01-05T14:00:00.000Z",\
            "nextCutoffDate":"2026-01-05T21:00:00.000Z"}}\
            """
                .formatted(missing));
  }

  @Test
  void escapesLikeJavaScriptAndNothingElse() {
    var recipient = new RecipientView("r", null, "a/b@é.example", "\"\\\n\u001f😀\ud800", "active");

    var body = WebhookBodies.of(new WebhookEvent(4004, "recipient_active"), recipient);

    assertThat(new String(body, UTF_8))
        .isEqualTo(
            "{\"event\":{\"code\":4004,\"name\":\"recipient_active\"},\"data\":{\"id\":\"r\","
                + "\"email\":\"a/b@é.example\",\"label\":\"\\\"\\\\\\n\\u001f😀\\ud800\","
                + "\"status\":\"active\"}}");
  }

  private static PayoutView.Payment samplePayment() {
    return new PayoutView.Payment(
        SAMPLE_TXID, new BigDecimal("0.00025400"), Instant.parse("2021-05-27T11:04:23.155Z"));
  }

  private static PayoutView minimal(PayoutView.@Nullable Rates rates) {
    return new PayoutView(
        "p",
        "r",
        null,
        BigDecimal.TEN,
        "USD",
        "USD",
        rates,
        null,
        null,
        null,
        null,
        LocalDate.of(2021, 5, 27),
        Instant.parse("2021-05-27T10:47:37.834999Z"),
        "funded",
        List.of());
  }

  private static PayoutView aPayout(String status, List<PayoutView.Payment> transactions) {
    return new PayoutView(
        "JMwv8wQCXANoU2ZZQ9a9GH",
        "LDxRZCGq174SF8AnQpdBPB",
        "7qohDf2zZnQK5Qanj8oyC2",
        new BigDecimal("10.00"),
        "USD",
        "GBP",
        new PayoutView.Rates(
            "BTC", new BigDecimal("39390.470"), new BigDecimal("27883.962246420004")),
        "john@doe.com",
        "payout_20210527",
        "John Doe",
        "merchant@email.com",
        LocalDate.of(2021, 5, 27),
        Instant.parse("2021-05-27T10:47:37.834Z"),
        status,
        transactions);
  }
}
