package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.RawSocket;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;

/** Every answer says which request it answers. */
class RequestIdIT {
  private static final Pattern HEADER = Pattern.compile("(?i)\r\nx-request-id: (\\S+)\r\n");
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);

  @Test
  void makesAnIdForEachRequest() {
    var ids = new HashSet<String>();
    for (int i = 0; i < 3; i++) {
      ids.add(merchant.client().get("/payouts").header("X-Request-Id"));
    }

    assertThat(ids).hasSize(3).allSatisfy(id -> assertThat(id).hasSize(22));
  }

  @Test
  void keepsTheIdOfTheCaller() {
    Answer answer = ask("order-7:4bf92f35=1");

    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("order-7:4bf92f35=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "semi;colon", "\"quoted\"", "<tag>"})
  void replacesWhatIsNoId(String given) {
    assertThat(ask(given).header("X-Request-Id")).hasSize(22);
  }

  @Test
  void replacesAnIdThatIsTooLong() {
    assertThat(ask("x".repeat(128)).header("X-Request-Id")).hasSize(128);
    assertThat(ask("x".repeat(129)).header("X-Request-Id")).hasSize(22);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "PUT /payouts HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        "GET /payouts?a=<b> HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /payouts HTTP/1.1\r\n\r\n",
        "GARBAGE\r\n\r\n"
      })
  void namesRequestsThatNoApplicationSees(String request) {
    String raw = RawSocket.answer(api, request);

    List<String> ids = HEADER.matcher(raw).results().map(MatchResult::group).toList();
    assertThat(ids).as(raw).hasSize(1);
  }

  private Answer ask(String id) {
    return merchant
        .client()
        .send(
            "GET",
            merchant.client().withToken("/payouts"),
            new byte[0],
            Map.of("X-Request-Id", id));
  }
}
