package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.payoutapi.RecipientCalls.ids;
import static org.openpayouts.payoutapi.RecipientCalls.params;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;

/** Invitations that are refused as a whole, with everything that is wrong. */
class RefusedInvitationsIT {
  private final TestMerchant merchant = TestMerchant.on(RunningApi.shared());
  private final MerchantClient client = merchant.client();
  private final RecipientCalls calls = new RecipientCalls(client);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}                                        | recipients                | 010003",
        "{'recipients':[]}                         | recipients                | 010002",
        "{'recipients':{}}                         | recipients                | 010002",
        "{'recipients':[1]}                        | recipients[0]             | 010002",
        "{'recipients':[{'label':'x'}]}            | recipients[0].email       | 010003",
        "{'recipients':[{'email':'nobody'}]}       | recipients[0].email       | 010002",
        "{'recipients':[{'email':7}]}              | recipients[0].email       | 010002",
        "{'recipients':[{'email':'a<b@c.d>'}]}     | recipients[0].email       | 010002",
        "{'recipients':[{'email':'a@b.c','notificationURL':'http://a.example'}]}"
            + " | recipients[0].notificationURL | 010002"
      })
  void saysWhatIsWrongWithAnInvitation(String body, String field, String code) {
    String json = body.replace('\'', '"').replaceFirst("^\\{", "{\"token\":\"%s\",");
    Answer refused =
        client.send("POST", "/recipients", json.formatted(merchant.token()).replace(",}", "}"));

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.json().get("code").asString()).isEqualTo(code);
    assertThat(params(refused)).containsExactly(field);
  }

  @Test
  void refusesAllOfAnInvitationInWhichAnythingIsWrong() {
    Answer refused =
        calls.invite(
            Map.of("email", "ann@example.com"),
            Map.of("email", "nobody", "label", "x".repeat(256)),
            Map.of("notificationURL", "https://10.0.0.1/"));
    List<Map<String, String>> tooMany =
        IntStream.range(0, 1001).mapToObj(i -> Map.of("email", i + "@example.com")).toList();

    assertThat(params(refused))
        .containsExactly(
            "recipients[1].email",
            "recipients[1].label",
            "recipients[2].email",
            "recipients[2].notificationURL");
    assertThat(params(client.post("/recipients", Map.of("recipients", tooMany))))
        .containsExactly("recipients");
    assertThat(ids(client.get("/recipients?status=invited"))).isEmpty();
  }
}
