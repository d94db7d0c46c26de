package org.openpayouts.payoutapi.bitpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.deferral.Deferral;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.payoutapi.payout.Draft;
import org.openpayouts.payoutapi.payout.Notes;
import org.openpayouts.payoutapi.payout.Payee;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Progress;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.payoutapi.payout.Terms;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.Base58Id;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.Mac;

class PayoutBodyTest {
  private static final String ID = Base58Id.encode(new UUID(0, 1));

  @Test
  void leavesOutWhatIsAbsentAndAnExchangeThatDidNotHappen() {
    var view = new PayoutView(payout(new Notes(null, null, null, null, false)), Progress.begun());

    assertThat(json(Bodies.One.of(PayoutBody.of(view, null, "T"))))
        .isEqualTo(
            """
            {"facade":"payout/payout","data":{"id":"%1$s","recipientId":"%1$s","amount":10,\
            "currency":"USD","ledgerCurrency":"GBP","email":"john@doe.com",\
            "effectiveDate":"2021-05-27T09:00:00.000Z","requestDate":"2021-05-27T10:47:37.834Z",\
            "status":"new","ignoreEmails":false,"transactions":[],"token":"T"},\
            "status":"success","message":null}\
            """
                .formatted(ID));
  }

  @Test
  void showsWhyAPayoutWaits() {
    var view = new PayoutView(payout(new Notes(null, null, null, null, false)), Progress.begun());
    var deferral =
        new Deferral(
            "RESERVE_SHORT",
            Instant.parse("2021-05-27T14:00:00Z"),
            new Deferral.Shortage(new BigDecimal("10.00"), new PayoutId(ID), 3));

    assertThat(json(PayoutBody.of(view, deferral, "T")))
        .contains(
            """
            "status":"new","deferral":{"reason":"RESERVE_SHORT",\
            "cutoffDate":"2021-05-27T14:00:00.000Z",\
            "shortage":{"missing":10,"firstBlocked":"%s","waiting":3}},"ignoreEmails"\
            """
                .formatted(ID));
    assertThat(json(PayoutBody.of(view, new Deferral("RATE_UNAVAILABLE", null, null), "T")))
        .contains("\"deferral\":{\"reason\":\"RATE_UNAVAILABLE\"},");
  }

  @Test
  void showsTheWholeOfACompletePayout() {
    var progress =
        new Progress(
            5,
            Status.COMPLETE,
            null,
            new Progress.Funding(
                "BTC",
                new BigDecimal("39390.47"),
                new BigDecimal("27883.962246420004"),
                new Progress.Debit(
                    new BigDecimal("7.05"), new BigDecimal("0.33"), new BigDecimal("0.03"))),
            List.of(
                new Progress.Transaction(
                    "db53",
                    new BigDecimal("0.00025400"),
                    Instant.parse("2021-05-27T11:04:23.155Z"),
                    6)));
    var notes = new Notes("payout_20210527", "John", "https://m.example", "m@email.com", true);

    assertThat(json(PayoutBody.of(new PayoutView(payout(notes), progress), null, "T")))
        .contains("\"exchangeRates\":{\"BTC\":{\"USD\":39390.47,\"GBP\":27883.962246420004}}")
        .contains(
            "\"debit\":{\"amount\":7.05,\"platformFee\":0.33,\"networkFee\":0.03,\"total\":7.41},")
        .contains("\"notificationURL\":\"https://m.example\"")
        .contains("\"reference\":\"payout_20210527\"")
        .contains("\"ignoreEmails\":true")
        .contains(
            "\"transactions\":[{\"txid\":\"db53\",\"amount\":0.000254,"
                + "\"date\":\"2021-05-27T11:04:23.155Z\",\"confirmations\":6}]");
  }

  @Test
  void showsNoDebitThatWasNotKept() {
    var progress =
        new Progress(
            2,
            Status.FUNDED,
            null,
            new Progress.Funding("BTC", BigDecimal.TWO, BigDecimal.ONE, null),
            List.of());
    var notes = new Notes(null, null, null, null, false);

    assertThat(json(PayoutBody.of(new PayoutView(payout(notes), progress), null, "T")))
        .contains("\"exchangeRates\":{\"BTC\":{\"USD\":2,\"GBP\":1}},\"email\"");
  }

  @Test
  void omitsStatusAndMessageOfAnEmptyList() {
    assertThat(json(Bodies.list(List.of())))
        .isEqualTo("{\"facade\":\"payout/payout\",\"data\":[]}");
  }

  @Test
  void answersACancelSoThatEveryClientMakesTrueOfIt() {
    assertThat(json(Bodies.Done.DONE))
        .isEqualTo("{\"status\":\"success\",\"success\":true,\"data\":{},\"message\":null}");
  }

  private static Payout payout(Notes notes) {
    return new Payout(
        new PayoutId(ID),
        new MerchantId(ID),
        new TokenId("t"),
        new Draft(
            new Payee(new RecipientId(ID), "john@doe.com", null),
            new Terms(
                new BigDecimal("10.0"),
                Currencies.of("USD"),
                Currencies.of("GBP"),
                LocalDate.parse("2021-05-27")),
            notes),
        null,
        Instant.parse("2021-05-27T10:47:37.834567Z"),
        Mac.of(new byte[32]),
        RequestDigest.of(new byte[32]),
        "00-00000000000000000000000000000001-0000000000000001-00",
        new UUID(0, 1));
  }

  private static String json(Object body) {
    return new String(BodyJson.bytes(body), UTF_8);
  }
}
