package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.postgres.PostgresServer;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.ChildApi;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFiles;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.topic.Topics;

class CrashIT {
  private static final int REQUESTS = 400;
  private static final int KILL_AFTER = 60;

  private final TestFiles secrets = new TestFiles();
  private final Map<String, String> answered = new ConcurrentHashMap<>();

  @Test
  void losesAndDoublesNothingWhenItIsKilledAndWhenItsDatabaseGoesAway(@TempDir Path folder)
      throws Exception {
    RunningApi.setUpTopics();
    try (var database =
        new PostgresServer(PostgresServer.Settings.onFreePort(folder.resolve("pg"))).start()) {
      String url = database.createDatabase("crash");
      TestMerchant merchant = killInFullFlight(url);

      try (RunningApi again = RunningApi.startOn(url, secrets, Map.of())) {
        MerchantClient client = merchant.clientAt(again.url());
        List<String> ids = repeatAll(merchant, client);
        assertThat(ids).doesNotHaveDuplicates().hasSize(REQUESTS);
        assertThat(client.get("/payouts?limit=1000").json().get("data")).hasSize(REQUESTS);
        publishesEach(ids);

        database.stop();
        Answer away = client.post("/payouts", merchant.fields("away"));
        database.start();

        assertThat(away.status()).as(away.body()).isEqualTo(503);
        assertThat(away.json().get("status").asString()).isEqualTo("error");
        assertThat(away.header("Retry-After")).isNotEmpty();
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> client.post("/payouts", merchant.fields("away")).status() == 200);
        assertThat(client.get("/payouts?reference=away").json().get("data")).hasSize(1);
      }
    }
  }

  private TestMerchant killInFullFlight(String databaseUrl) throws Exception {
    try (ChildApi child = ChildApi.start(databaseUrl, secrets);
        ExecutorService threads = Executors.newFixedThreadPool(16)) {
      TestMerchant merchant = TestMerchant.on(child.address(), Map.of());
      MerchantClient client = merchant.client();
      IntStream.range(0, REQUESTS)
          .forEach(i ->
              threads.execute(() -> {
                try {
                  Answer answer = post(merchant, client, i);
                  if (answer.status() == 200) {
                    answered.put("crash-" + i, answer.json().at("/data/id").asString());
                  }
                } catch (UncheckedIOException killed) {
                  // what it was told is asked again below
                }
              }));
      await().atMost(Duration.ofSeconds(60)).until(() -> answered.size() >= KILL_AFTER);
      child.kill();
      return merchant;
    }
  }

  private List<String> repeatAll(TestMerchant merchant, MerchantClient client) {
    return IntStream.range(0, REQUESTS)
        .mapToObj(i -> {
          Answer answer = post(merchant, client, i);
          assertThat(answer.status()).as(answer.body()).isEqualTo(200);
          String id = answer.json().at("/data/id").asString();
          assertThat(answered.getOrDefault("crash-" + i, id)).isEqualTo(id);
          return id;
        })
        .toList();
  }

  private static void publishesEach(List<String> ids) {
    var seen = new HashSet<String>();
    TestTopics.await(
        Topics.REQUESTS,
        REQUESTS,
        found ->
            found.value() instanceof PayoutRequested
                && ids.contains(found.key())
                && seen.add(found.key()));

    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
  }

  private static Answer post(TestMerchant merchant, MerchantClient client, int number) {
    byte[] body = client.body(merchant.fields("crash-" + number)).getBytes(UTF_8);
    return client.send("POST", "/payouts", body, Map.of());
  }
}
