package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import tools.jackson.databind.JsonNode;

class PayoutsIT {
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);

  @Test
  void createsAPayoutAndShowsItAgain() {
    Map<String, Object> fields = merchant.fields("first");
    fields.put("notificationURL", "https://merchant.example/hook");
    fields.put("effectiveDate", "2020-01-01");

    Answer created = merchant.client().post("/payouts", fields);

    assertThat(created.status()).as(created.body()).isEqualTo(200);
    JsonNode data = created.json().get("data");
    assertThat(created.json().get("facade").asString()).isEqualTo("payout/payout");
    assertThat(created.json().get("status").asString()).isEqualTo("success");
    assertThat(created.json().get("message").isNull()).isTrue();
    assertThat(created.json().has("error")).isFalse();
    assertThat(data.get("status").asString()).isEqualTo("new");
    assertThat(data.get("recipientId").asString()).isEqualTo(merchant.recipientId());
    assertThat(data.get("email").asString()).isEqualTo(merchant.recipientEmail());
    assertThat(data.get("effectiveDate").asString()).endsWith("T09:00:00.000Z");
    assertThat(data.get("token").asString()).hasSizeBetween(65, 66);
    assertThat(data.has("label")).isFalse();
    Answer shown = merchant.client().get("/payouts/" + data.get("id").asString());
    assertThat(shown.json()).isEqualTo(created.json());
  }

  @Test
  void listsNewestFirstAndPages() {
    List<String> ids = IntStream.range(0, 5).mapToObj(i -> merchant.create("page-" + i)).toList();

    assertThat(list("/payouts")).containsExactlyElementsOf(ids.reversed());
    assertThat(list("/payouts?limit=2")).containsExactly(ids.get(4), ids.get(3));
    assertThat(list("/payouts?limit=2&offset=3")).containsExactly(ids.get(1), ids.get(0));
    assertThat(list("/payouts?status=new&limit=1")).containsExactly(ids.get(4));
    assertThat(list("/payouts?reference=page-2")).containsExactly(ids.get(2));
    assertThat(list("/payouts?status=funded")).isEmpty();
    assertThat(list("/payouts?status=paid")).isEmpty();
    assertThat(list("/payouts?groupId=none")).isEmpty();
  }

  @Test
  void walksAListWithoutRepeatsWhileItGrows() {
    List<String> ids = IntStream.range(0, 4).mapToObj(i -> merchant.create("walk-" + i)).toList();

    assertThat(list("/payouts?limit=2")).containsExactly(ids.get(3), ids.get(2));
    merchant.create("walk-4");

    assertThat(list("/payouts?limit=2&offset=2")).containsExactly(ids.get(1), ids.get(0));
    assertThat(list("/payouts?limit=2&offset=4")).isEmpty();
  }

  @Test
  void combinesFilters() {
    merchant.create("one");
    String two = merchant.create("two");

    assertThat(list("/payouts?status=new&reference=two&limit=5&offset=0")).containsExactly(two);
    assertThat(list("/payouts?status=funded&reference=two")).isEmpty();
  }

  @Test
  void takesTheLastDayOfAWindowWhole() {
    String id = merchant.create("window");
    String today =
        merchant.client().get("/payouts/" + id).json().get("data").get("requestDate").asString();
    String day = today.substring(0, 10);

    assertThat(list("/payouts?startDate=" + day + "&endDate=" + day)).containsExactly(id);
    assertThat(list("/payouts?startDate=2020-01-01T00:00:00.000Z&endDate=" + day))
        .containsExactly(id);
    assertThat(list("/payouts?startDate=2020-01-01&endDate=2020-12-31")).isEmpty();
    assertThat(list("/payouts?startDate=0001-01-01&endDate=%2B12000-01-01")).containsExactly(id);
    assertThat(list("/payouts?endDate=%2B999999999-12-31")).containsExactly(id);
    assertThat(list("/payouts?startDate=" + day + "T00:00:00+00:00")).containsExactly(id);
    assertThat(list("/payouts?endDate=" + day.replace("-", "") + "T235959.9Z")).containsExactly(id);
    assertThat(list("/payouts?startDate=2020-01-01T00:00&endDate=2020-12-31T23:59")).isEmpty();
    assertThat(list("/payouts?startDate=%2B12000-01-01")).isEmpty();
    assertThat(list("/payouts?endDate=1700-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void answersAnEmptyListWithoutAStatus() {
    Answer answer = merchant.client().get("/payouts");

    assertThat(answer.body()).isEqualTo("{\"facade\":\"payout/payout\",\"data\":[]}");
  }

  @Test
  void acceptsAnyOneNameOfTheRecipient() {
    String shopperId =
        merchant
            .client()
            .get("/payouts/" + merchant.create("by-id"))
            .json()
            .get("data")
            .get("shopperId")
            .asString();

    for (Map.Entry<String, String> name :
        Map.of("email", merchant.recipientEmail().toUpperCase(Locale.ROOT), "shopperId", shopperId)
            .entrySet()) {
      Map<String, Object> fields = merchant.fields("by-" + name.getKey());
      fields.remove("recipientId");
      fields.put(name.getKey(), name.getValue());
      Answer answer = merchant.client().post("/payouts", fields);

      assertThat(answer.json().at("/data/recipientId").asString())
          .as(answer.body())
          .isEqualTo(merchant.recipientId());
    }
  }

  @Test
  void showsNobodyAnotherMerchantsPayout() {
    String id = merchant.create("mine");
    TestMerchant other = TestMerchant.on(api);

    assertThat(other.client().get("/payouts/" + id).status()).isEqualTo(404);
    assertThat(other.client().delete("/payouts/" + id).status()).isEqualTo(404);
    assertThat(other.client().get("/payouts").json().get("data")).isEmpty();
    assertThat(other.client().get("/payouts/nothing").status()).isEqualTo(404);
  }

  @Test
  void takesTheLedgerOfTheMerchantWhereNoneIsNamed() {
    Map<String, Object> fields = merchant.fields("default-ledger");
    fields.remove("ledgerCurrency");

    Answer answer = merchant.client().post("/payouts", fields);

    assertThat(answer.json().at("/data/ledgerCurrency").asString()).isEqualTo("EUR");
  }

  private List<String> list(String path) {
    Answer answer = merchant.client().get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return StreamSupport.stream(answer.json().get("data").spliterator(), false)
        .map(payout -> payout.get("id").asString())
        .toList();
  }
}
