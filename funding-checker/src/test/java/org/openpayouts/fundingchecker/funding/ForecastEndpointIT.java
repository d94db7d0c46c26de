package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forecast over HTTP: to whom it is shown, for which instant, and how far it looks. */
class ForecastEndpointIT {
  private static final String CREDENTIAL = "0123456789abcdef";
  private static final Instant NEXT = Instant.parse("2199-01-02T14:00:00Z");

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path folder;

  @Test
  void looksAsFarAsItMayForTheInstantThatWasToldLast() throws Exception {
    Path credential = Files.writeString(folder.resolve("credential"), CREDENTIAL);
    try (ConfigurableApplicationContext context =
        Station.start(
            Station.newDatabase(),
            Station.DEAF,
            "--payouts.admin.credential-file=" + credential,
            "--payouts.funding.chunk-size=2",
            "--payouts.forecast.payouts-max=3",
            "--payouts.forecast.ledgers-max=1")) {
      Story story = Story.anActiveMerchant(context);
      story.deposit("1000.00");
      List.of("10", "10", "10").forEach(story::request);

      refusesStrangers(context);
      JsonNode now = forecast(context);
      assertThat(now.get("announced").asBoolean()).isFalse();
      assertThat(now.get("cutoff").asString()).isEqualTo(now.get("seenAt").asString());
      assertThat(now.get("truncated").asBoolean()).isFalse();
      assertThat(now.get("ledgers").get(0).get("merchantId").asString()).isEqualTo(story.merchant);

      told(story, NEXT.minusSeconds(60), Instant.parse("2026-03-02T14:00:00Z"));
      told(story, NEXT, Instant.parse("2026-03-02T14:00:02Z"));
      told(story, NEXT.minusSeconds(30), Instant.parse("2026-03-02T14:00:01Z"));
      story.request("10");
      JsonNode then = forecast(context);
      assertThat(then.get("announced").asBoolean()).isTrue();
      assertThat(Instant.parse(then.get("cutoff").asString())).isEqualTo(NEXT);
      assertThat(then.get("truncated").asBoolean()).isTrue();
      assertThat(then.get("ledgers").get(0).get("truncated").asBoolean()).isTrue();

      Story other = Story.anActiveMerchant(context);
      other.request("10");
      assertThat(forecast(context).get("ledgers")).hasSize(1);
    }
  }

  private void refusesStrangers(ConfigurableApplicationContext context) throws Exception {
    assertThat(get(context, "", null).statusCode()).isEqualTo(401);
    assertThat(get(context, "", "Bearer another-credential").statusCode()).isEqualTo(401);
    assertThat(get(context, "?merchant=nobody!", "Bearer " + CREDENTIAL).statusCode())
        .isEqualTo(400);
  }

  @Test
  void showsNothingWithoutACredentialToAskFor() throws Exception {
    HttpResponse<String> answer = get(Station.shared(), "", "Bearer " + CREDENTIAL);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("payouts.admin.credential-file");
  }

  private static void told(Story story, Instant next, Instant at) {
    CutoffReached cutoff =
        Records.cutoff(Story.MORNING, CutoffScopeKind.MERCHANTS, List.of(story.merchant));
    story.handle(
        Topics.CUTOFFS,
        CutoffReached.newBuilder(cutoff)
            .setEnvelope(Envelope.newBuilder(cutoff.getEnvelope()).setOccurredAt(at).build())
            .setNextInstant(next)
            .build());
  }

  private JsonNode forecast(ConfigurableApplicationContext context) throws Exception {
    HttpResponse<String> answer = get(context, "", "Bearer " + CREDENTIAL);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> get(
      ConfigurableApplicationContext context, String query, @Nullable String authorization)
      throws IOException, InterruptedException {
    String port = context.getEnvironment().getProperty("local.management.port");
    var request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + "/actuator/forecast" + query));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
