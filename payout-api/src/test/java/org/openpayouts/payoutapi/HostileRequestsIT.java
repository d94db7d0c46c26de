package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.RawSocket;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Clients that hold on to what they are given, and what is written about them. */
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsIT {
  private static final Duration DRIP = Duration.ofMillis(100);
  private static RunningApi api;

  @BeforeAll
  static void start() {
    api =
        RunningApi.start(
            Map.of(
                "payouts.api.body-within", "1s",
                "payouts.rate-limit.per-second", "1",
                "payouts.rate-limit.burst", "20",
                "logging.level.org.apache", "info"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token=SECRETTOKEN&reference=a|{b}",
        "token=SECRETTOKEN&reference=%zz",
        "token=SECRETTOKEN HTTP/1.1 x"
      })
  void writesNoTokenDownWhenARequestIsMalformed(String query, CapturedOutput log) {
    String raw =
        RawSocket.answer(
            api,
            "GET /payouts?%s HTTP/1.1\r\nHost: a\r\nX-Accept-Version: 2.0.0\r\n".formatted(query)
                + "X-Identity: SECRETTOKEN\r\nConnection: close\r\n\r\n");

    assertThat(raw).contains("\"status\":\"error\"");
    assertThat(log.getAll()).doesNotContain("SECRETTOKEN");
  }

  /** Tokens stand in paths; one that is slightly wrong is mapped to nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /tokens/SECRETTOKEN",
        "GET /tokens/SECRETTOKEN/sins/",
        "PATCH /tokens/SECRETTOKEN/sins",
        "POST /nothing/SECRETTOKEN",
        "GET /error/SECRETTOKEN"
      })
  void writesNothingDownOfAPathThatIsNotThere(String line, CapturedOutput log) {
    String raw =
        RawSocket.answer(
            api,
            line
                + " HTTP/1.1\r\nHost: a\r\nX-Accept-Version: 2.0.0\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");

    assertThat(raw).containsAnyOf("HTTP/1.1 404", "HTTP/1.1 405").contains("\"status\":\"error\"");
    assertThat(log.getAll()).doesNotContain("SECRETTOKEN", "PageNotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 60000", "Transfer-Encoding: chunked"})
  void hangsUpOnABodyThatComesByteByByte(String length) {
    String raw =
        RawSocket.answerToDrips(
            api,
            "POST /payouts HTTP/1.1\r\nHost: a\r\nX-Accept-Version: 2.0.0\r\n"
                + "Content-Type: application/json\r\n"
                + length
                + "\r\n\r\n"
                + (length.endsWith("chunked") ? "EA60\r\n" : ""),
            DRIP);

    assertThat(raw)
        .startsWith("HTTP/1.1 408 ")
        .contains("\"code\":\"010002\"")
        .containsIgnoringCase("Connection: close");
  }

  @Test
  void limitsTheRequestsOfAMerchantAndOfNobodyElse() {
    TestMerchant eager = TestMerchant.on(api);
    TestMerchant other = TestMerchant.on(api);

    List<Answer> answers =
        IntStream.range(0, 60).mapToObj(i -> eager.client().get("/payouts")).toList();

    assertThat(answers.subList(0, 20)).allSatisfy(one -> assertThat(one.status()).isEqualTo(200));
    Answer refused = answers.stream().filter(one -> one.status() == 429).findFirst().orElseThrow();
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.json().get("status").asString()).isEqualTo("error");
    assertThat(refused.json().get("code").asString()).isEqualTo("000000");
    assertThat(refused.json().get("error").asString()).contains("Too many requests");
    assertThat(other.client().get("/payouts").status()).isEqualTo(200);
  }

  @Test
  void saysSoWhenTheDatabaseTakesTooLongToRead() throws Exception {
    TestMerchant merchant = TestMerchant.on(api);

    Answer answer;
    try (Connection other = api.bean(DataSource.class).getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table token in access exclusive mode");
      answer = merchant.client().get("/payouts");
      other.rollback();
      other.setAutoCommit(true);
    }

    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(merchant.client().get("/payouts").status()).isEqualTo(200);
  }
}
