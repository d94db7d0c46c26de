package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.MORNING;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The forecast that docs/concepts/cutoffs.md shows is one that the service answers. */
class CutoffsPageIT {
  private static final String CREDENTIAL = "0123456789abcdef";
  private static final String ANY = "...";

  /** Instants are by the database's clock, so the page's own have passed. */
  private static final Instant NEXT = Instant.parse("2199-01-02T14:00:00Z");

  @TempDir private Path folder;

  @Test
  void showsAForecastAsItIsAnswered() throws Exception {
    Path credential = Files.writeString(folder.resolve("credential"), CREDENTIAL);
    ObjectNode shown = object(Page.of("cutoffs.md").below("## Before it comes").block("json"));
    try (ConfigurableApplicationContext station =
        Station.quiet("--payouts.admin.credential-file=" + credential)) {
      Story story = anActiveMerchant(station);
      tellTheNextCutoff(story);
      deposit(story, "25.00");
      request(story, "10.00");
      requestForWhoeverIsPaused(story);
      request(story, "10.00");
      String blocked = request(story, "10.46");
      request(story, "10", "10", "10", "10", "10", "10");

      ObjectNode answered = object(ask(station, story.merchant, blocked));

      assertThat(Instant.parse(answered.get("cutoff").asString())).isEqualTo(NEXT);
      assertThat(Instant.parse(answered.get("seenAt").asString())).isBefore(NEXT);
      assertThat(Instant.parse(shown.get("seenAt").asString()))
          .isBefore(Instant.parse(shown.get("cutoff").asString()));
      List.of("seenAt", "cutoff").forEach(instant -> answered.set(instant, shown.get(instant)));
      assertThat(answered).isEqualTo(shown);
      assertThat(answered.propertyNames()).containsExactlyElementsOf(shown.propertyNames());
    }
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  private static void tellTheNextCutoff(Story story) {
    CutoffReached cutoff =
        Records.cutoff(MORNING, CutoffScopeKind.MERCHANTS, List.of(story.merchant));
    story.handle(Topics.CUTOFFS, CutoffReached.newBuilder(cutoff).setNextInstant(NEXT).build());
  }

  private static void deposit(Story story, String amount) {
    DepositReceived deposit = Records.deposit(Records.IDS.nextId(), story.merchant, amount);
    story.handle(
        Topics.RESERVE_COMMANDS, DepositReceived.newBuilder(deposit).setCurrency("GBP").build());
  }

  private static void requestForWhoeverIsPaused(Story story) {
    String paused = Records.IDS.nextId();
    story.handle(
        Topics.RECIPIENTS, Records.recipient(paused, story.merchant, 1, RecipientStatus.PAUSED));
    requestFor(story, paused, "10.00");
  }

  /** In the order of the amounts; answers the last one. */
  private static String request(Story story, String... amounts) {
    return Stream.of(amounts)
        .map(amount -> requestFor(story, story.recipient, amount))
        .reduce((one, next) -> next)
        .orElseThrow();
  }

  private static String requestFor(Story story, String recipient, String amount) {
    PayoutSnapshot payout =
        PayoutSnapshot.newBuilder(story.payout(amount))
            .setRecipientId(recipient)
            .setCurrency("GBP")
            .setLedgerCurrency("GBP")
            .build();
    story.handle(Topics.REQUESTS, Story.requested(payout));
    return payout.getPayoutId();
  }

  /** Whose it is, and which payout is blocked, the page leaves out. */
  private static String ask(ConfigurableApplicationContext station, String merchant, String blocked)
      throws IOException, InterruptedException {
    String port = station.getEnvironment().getProperty("local.management.port");
    HttpRequest question =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/actuator/forecast?merchant=" + merchant))
            .header("Authorization", "Bearer " + CREDENTIAL)
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().replace(merchant, ANY).replace(blocked, ANY);
  }
}
