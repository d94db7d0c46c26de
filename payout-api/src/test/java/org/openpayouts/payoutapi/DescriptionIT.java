package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Http;
import org.openpayouts.payoutapi.running.RunningApi;

/** The description for programs and for people, whoever they are. */
class DescriptionIT {
  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(docs/[^\"]+)\"");

  private final RunningApi api = RunningApi.shared();

  @Test
  void isServedWithoutASignature() {
    Answer answer = get("/openapi.json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.json().get("openapi").asString()).startsWith("3.1.");
    assertThat(answer.json().get("paths").propertyNames()).contains("/payouts", "/payouts/{id}");
    assertThat(answer.body()).doesNotContain("/admin");
  }

  @Test
  void isShownByAPageThatLoadsNothingFromElsewhere() {
    Answer page = get("/docs");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("content-type")).startsWith("text/html");
    assertThat(page.header("content-security-policy"))
        .startsWith("default-src 'none'; script-src 'self';");
    assertThat(page.body()).doesNotContain("//").doesNotContain("<script>");
    assertThat(LOADED.matcher(page.body()).results().map(part -> part.group(1)))
        .hasSize(3)
        .allSatisfy(part -> assertThat(get("/" + part).status()).as(part).isEqualTo(200));
  }

  @Test
  void servesNothingElseOfTheViewer() {
    for (String file : new String[] {"index.html", "swagger-ui.js", "..%2fpage.html", "x"}) {
      assertThat(get("/docs/" + file).status()).as(file).isIn(400, 404);
    }
  }

  private Answer get(String path) {
    return Http.send("GET", api.url() + path, Map.of(), new byte[0]);
  }
}
