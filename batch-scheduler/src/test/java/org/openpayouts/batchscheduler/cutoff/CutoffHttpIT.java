package org.openpayouts.batchscheduler.cutoff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.NextInstant;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operators over HTTP, and what reaches Kafka. */
class CutoffHttpIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static String database;
  private static ConfigurableApplicationContext context;

  @BeforeAll
  static void start() {
    database = Station.newDatabase();
    context = Station.start(database);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void emitsAManualCutoffWithinASecondOfItsInstant() throws Exception {
    HttpResponse<String> answer = post(ordered("demo"), Map.of());

    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode body = JSON.readTree(answer.body());
    String id = body.get("cutoffId").asString();
    assertThat(body.get("status").asString()).isEqualTo("planned");
    CutoffReached fact = awaitFact(id);
    assertThat(fact.getInstant()).isEqualTo(Instant.parse(body.get("instant").asString()));
    assertThat(fact.getScope().getKind()).isEqualTo(CutoffScopeKind.ALL);
    assertThat(fact.getManual()).isTrue();
    assertThat(fact.getReason()).isEqualTo("demo");
    assertThat(fact.getRequestedBy()).isEqualTo("ann");
    Schedule daily = new Schedule("daily", List.of(LocalTime.of(14, 0), LocalTime.of(21, 0)));
    assertThat(fact.getNextInstant())
        .isEqualTo(daily.nextCutoff(fact.getEnvelope().getOccurredAt()).orElseThrow().instant());
    assertThat(fact.getNextInstants())
        .containsExactly(new NextInstant(null, fact.getNextInstant()));
    assertThat(Duration.between(fact.getInstant(), fact.getEnvelope().getOccurredAt()))
        .isBetween(Duration.ZERO, Duration.ofSeconds(1));
    assertThat(JSON.readTree(get("/cutoffs/" + id).body()).get("status").asString())
        .isEqualTo("reached");
  }

  @Test
  void keepsTheTraceOfTheRequest() throws Exception {
    String trace = "0af7651916cd43dd8448eb211c80319c";

    HttpResponse<String> answer =
        post(Admin.WORD, Map.of("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));

    String id = JSON.readTree(answer.body()).get("cutoffId").asString();
    awaitFact(id);
    assertThat(headerOf(id, "traceparent")).contains(trace);
  }

  @Test
  void emitsAfterARestartWhatWasOrderedBefore() throws Exception {
    String own = Station.newDatabase();
    String id;
    try (var first = Station.start(own, "--payouts.cutoffs.manual-delay=4s")) {
      id = JSON.readTree(post(first, Admin.WORD, Map.of()).body()).get("cutoffId").asString();
    }

    try (var second = Station.start(own)) {
      assertThat(second.isRunning()).isTrue();
      assertThat(awaitFact(id).getCutoffId()).isEqualTo(id);
    }
  }

  @Test
  void answersARepeatWithTheCutoffThatItMade() throws Exception {
    String key = UUID.randomUUID().toString();

    HttpResponse<String> first = post(ordered("once"), Map.of("Idempotency-Key", key));
    HttpResponse<String> again = post(ordered("once"), Map.of("Idempotency-Key", key));
    HttpResponse<String> other = post(ordered("other"), Map.of("Idempotency-Key", key));

    assertThat(id(again)).isEqualTo(id(first));
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(code(other)).isEqualTo("KEY_REUSED");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                        | 400 | BODY_NOT_VALID",
        "[]                                       | 400 | BODY_NOT_VALID",
        "{\"scoop\":{}}                           | 400 | BODY_NOT_VALID",
        "{}                                       | 400 | TEXT_NOT_VALID",
        "{\"requestedBy\":\"ann\"}                | 400 | TEXT_NOT_VALID",
        "{\"reason\":\"why\"}                     | 400 | TEXT_NOT_VALID",
      })
  void refusesWhatMeansNothing(String body, int status, String code) throws Exception {
    HttpResponse<String> answer = post(body, Map.of());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"payoutIds\":null}",
        "{\"payoutIds\":[]}",
        "{\"currencies\":[\"XYZ\"]}",
      })
  void refusesAScopeThatListsNobody(String scope) throws Exception {
    HttpResponse<String> answer = post(over(scope), Map.of());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("SCOPE_NOT_VALID");
  }

  @Test
  void refusesStrangersAndUnknownPlaces() throws Exception {
    HttpRequest stranger =
        HttpRequest.newBuilder(uri(context, "/cutoffs"))
            .header("Authorization", "Bearer x")
            .build();

    assertThat(send(stranger).statusCode()).isEqualTo(401);
    assertThat(get("/cutoffs/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(get("/cutoffs?limit=0").statusCode()).isEqualTo(400);
    assertThat(get("/cutoffs?limit=many").statusCode()).isEqualTo(400);
  }

  @Test
  void listsTheNewestFirst() throws Exception {
    String first = id(post(Admin.WORD, Map.of()));
    String second = id(post(over("{\"currencies\":[\"EUR\"]}"), Map.of()));

    JsonNode list = JSON.readTree(get("/cutoffs?limit=100").body()).get("cutoffs");

    List<String> ids = new ArrayList<>();
    list.forEach(cutoff -> ids.add(cutoff.get("cutoffId").asString()));
    assertThat(ids).containsSubsequence(second, first);
  }

  private static CutoffReached awaitFact(String cutoffId) {
    await().atMost(20, SECONDS).until(() -> facts().containsKey(cutoffId));
    return Objects.requireNonNull(facts().get(cutoffId));
  }

  private static Map<String, CutoffReached> facts() {
    RecordCodec codec = RecordCodec.at(Station.REGISTRY.url());
    Map<String, CutoffReached> facts = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records()) {
      CutoffReached fact = (CutoffReached) codec.decode(record.topic(), record.value());
      facts.put(fact.getCutoffId(), fact);
    }
    return facts;
  }

  private static String headerOf(String cutoffId, String name) {
    RecordCodec codec = RecordCodec.at(Station.REGISTRY.url());
    return records().stream()
        .filter(r ->
            ((CutoffReached) codec.decode(r.topic(), r.value())).getCutoffId().equals(cutoffId))
        .map(r -> new String(r.headers().lastHeader(name).value(), UTF_8))
        .findFirst()
        .orElseThrow();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records() {
    Map<String, Object> settings = Map.of("bootstrap.servers", Station.broker());
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.CUTOFFS.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).values().iterator().next();
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  private static String ordered(String reason) {
    return "{\"reason\":\"%s\",\"requestedBy\":\"ann\"}".formatted(reason);
  }

  private static String over(String scope) {
    return "{\"reason\":\"a drill\",\"requestedBy\":\"ann\",\"scope\":%s}".formatted(scope);
  }

  private static String id(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).get("cutoffId").asString();
  }

  private static String code(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).get("code").asString();
  }

  private static HttpResponse<String> post(String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return post(context, body, headers);
  }

  private static HttpResponse<String> post(
      ConfigurableApplicationContext on, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(on, "/cutoffs"))
            .header("Authorization", "Bearer " + Station.CREDENTIAL)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(context, path))
            .header("Authorization", "Bearer " + Station.CREDENTIAL)
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(ConfigurableApplicationContext on, String path) {
    return URI.create(
        "http://127.0.0.1:" + on.getEnvironment().getProperty("local.server.port") + path);
  }
}
