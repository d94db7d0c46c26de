package org.openpayouts.fundingchecker.rates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A source over a real server. */
class HttpRateSourceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
  private static final Map<String, Map<String, String>> BTC_USD =
      Map.of("BTC", Map.of("USD", "/price"));

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final CircuitBreaker breaker = CircuitBreaker.of("source", RatesConfiguration.BREAKER);
  private volatile int status = 200;
  private volatile boolean isStuckInTheBody;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    http.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.add(path);
    byte[] body = bodies.getOrDefault(path, "{}").getBytes(UTF_8);
    exchange.getResponseHeaders().add("Location", "/other");
    if (isStuckInTheBody) {
      exchange.sendResponseHeaders(status, body.length + 1);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      waitUntilOver();
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private void waitUntilOver() {
    try {
      over.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void readsManyPricesOfOneAnswerExactly() {
    bodies.put(
        "/ticker?pair=XBTUSD,XBTEUR",
        """
        {"error": [], "result": {
          "XXBTZUSD": {"c": ["64000.123456789012345678901", "0.1"]},
          "XXBTZEUR": {"c": [59000.100000000000000001, 7]}}}
        """);

    List<Observation> told =
        source(
                "/ticker?pair=XBTUSD,XBTEUR",
                Map.of("BTC", Map.of("USD", "/result/XXBTZUSD/c/0", "EUR", "/result/XXBTZEUR/c/0")))
            .ask(NOW);

    assertThat(told)
        .containsExactlyInAnyOrder(
            observation("BTC", "USD", "64000.123456789012345678901"),
            observation("BTC", "EUR", "59000.100000000000000001"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void asksOncePerPairWhereTheUrlNamesIt() {
    bodies.put("/v2/prices/BTC-USD/btcusd", "{\"price\": \"64000\"}");
    bodies.put("/v2/prices/EUR-USD/eurusd", "{\"price\": 1.08}");

    List<Observation> told =
        source(
                "/v2/prices/{BASE}-{QUOTE}/{base}{quote}",
                Map.of("BTC", Map.of("USD", "/price"), "EUR", Map.of("USD", "/price")))
            .ask(NOW);

    assertThat(told)
        .containsExactlyInAnyOrder(
            observation("BTC", "USD", "64000"), observation("EUR", "USD", "1.08"));
    assertThat(asked).hasSize(2);
  }

  @Test
  void readsTheRatesOfAnotherInstallationInAnyOrder() {
    bodies.put(
        "/rates/BTC",
        """
        {"data": [{"code": "BTC", "name": "Bitcoin", "rate": 1},
                  {"code": "EUR", "name": "Eurozone Euro", "rate": 59000.00},
                  {"code": "USD", "name": "US Dollar", "rate": 6.4E+4}]}
        """);

    List<Observation> told =
        of(new RateSourceSettings(
                address("/"), null, Map.of("BTC", List.of("USD", "EUR", "JPY")), null))
            .ask(NOW);

    assertThat(told)
        .usingElementComparator(BY_VALUE)
        .containsExactlyInAnyOrder(
            observation("BTC", "USD", "64000"), observation("BTC", "EUR", "59000"));
    assertThat(asked).containsExactly("/rates/BTC");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-03-02T13:59:00Z\"      | 2026-03-02T13:59:00Z",
        "\"2026-03-02T14:59:00+01:00\" | 2026-03-02T13:59:00Z",
        "1772459940                    | 2026-03-02T13:59:00Z",
        "1772459940.250                | 2026-03-02T13:59:00.250Z",
        "1772459940000                 | 2026-03-02T13:59:00Z",
        "\"1772459940\"                | 2026-03-02T13:59:00Z",
        "\"2030-01-01T00:00:00Z\"      | 2026-03-02T14:00:00Z",
      })
  void takesTheInstantThatTheSourceTellsButNeverALaterOne(String told, Instant observedAt) {
    bodies.put("/", "{\"price\": 1.5, \"at\": %s}".formatted(told));

    assertThat(of(new RateSourceSettings(address("/"), BTC_USD, null, "/at")).ask(NOW))
        .extracting(Observation::observedAt)
        .containsExactly(observedAt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"price\": 1.5}",
        "{\"price\": 1.5, \"at\": \"soon\"}",
        "{\"price\": 1.5, \"at\": null}",
        "{\"price\": 1.5, \"at\": 1e99}"
      })
  void takesNoPriceWhoseInstantIsMissing(String body) {
    bodies.put("/", body);

    assertThat(of(new RateSourceSettings(address("/"), BTC_USD, null, "/at")).ask(NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "{\"price\": 0}",
        "{\"price\": -1}",
        "{\"price\": 1e400}",
        "{\"price\": 1e-19}",
        "{\"price\": \"NaN\"}",
        "{\"price\": \"1,5\"}",
        "{\"price\": null}",
        "{\"price\": [1]}",
        "{\"price\": true}",
        "{\"price\": 1000000000000000}",
        "{\"price\": 1, \"price\": 2}",
        "{\"price\": \"1\"",
      })
  void takesNothingThatIsNoPrice(String body) {
    bodies.put("/", body);

    assertThat(source("/", BTC_USD).ask(NOW)).isEmpty();
  }

  @Test
  void takesNoAnswerThatIsTooLarge() {
    bodies.put("/", "{\"price\": 1, \"more\": \"" + "x".repeat(1024 * 1024) + "\"}");

    assertThat(source("/", BTC_USD).ask(NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 404, 429, 500})
  void followsNobodyAndTakesNoErrorForAnAnswer(int status) {
    this.status = status;
    bodies.put("/", "{\"price\": 1}");
    bodies.put("/other", "{\"price\": 1}");

    assertThat(source("/", BTC_USD).ask(NOW)).isEmpty();
    assertThat(asked).containsExactly("/");
  }

  @Test
  @Timeout(15)
  void waitsNoLongerThanItsTimeForAWholeAnswer() {
    bodies.put("/", "{\"price\": 1}");
    isStuckInTheBody = true;

    assertThat(source("/", BTC_USD).ask(NOW)).isEmpty();
  }

  @Test
  void leavesASourceAloneThatFailsAgainAndAgainAndFindsItBack() {
    HttpRateSource source = source("/", BTC_USD);
    bodies.put("/", "{\"price\": 1}");
    status = 500;

    for (int n = 0; n < 10; n++) {
      assertThat(source.ask(NOW)).isEmpty();
    }

    assertThat(asked).hasSize(4);
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    status = 200;
    breaker.transitionToHalfOpenState(); // as it does by itself after a while
    assertThat(source.ask(NOW)).hasSize(1);
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void goesOnAskingASourceThatLacksOneOfItsPrices() {
    HttpRateSource source = source("/", BTC_USD);
    status = 404;
    for (int n = 0; n < 10; n++) {
      assertThat(source.ask(NOW)).isEmpty();
    }
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);

    status = 200;
    bodies.put("/", "{\"price\": 1}");
    assertThat(source.ask(NOW)).hasSize(1);
  }

  private HttpRateSource source(String path, Map<String, Map<String, String>> prices) {
    return of(new RateSourceSettings(address(path), prices, null, null));
  }

  private HttpRateSource of(RateSourceSettings settings) {
    return new HttpRateSource(
        "exchange", settings.questions(), http, breaker, TimeLimiter.of(Duration.ofSeconds(2)));
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static Observation observation(String base, String quote, String price) {
    return new Observation("exchange", new Pair(base, quote), new BigDecimal(price), NOW);
  }

  /** The same number may be written with other zeros. */
  private static final Comparator<Observation> BY_VALUE =
      Comparator.comparing(Observation::pair).thenComparing(Observation::price);
}
