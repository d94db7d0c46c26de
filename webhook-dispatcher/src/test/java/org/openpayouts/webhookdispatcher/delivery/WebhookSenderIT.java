package org.openpayouts.webhookdispatcher.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.webhookdispatcher.merchantserver.Behaviour.answers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.outbox.Failpoints;
import org.openpayouts.webhookdispatcher.delivery.Answer.Responded;
import org.openpayouts.webhookdispatcher.delivery.Answer.Silence;
import org.openpayouts.webhookdispatcher.delivery.Answer.Silent;
import org.openpayouts.webhookdispatcher.endpoint.AddressRules;
import org.openpayouts.webhookdispatcher.endpoint.GuardedResolver;
import org.openpayouts.webhookdispatcher.merchantserver.Behaviour;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantCertificate;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantServer;

/** Real sockets, real TLS, a receiver that does what receivers do. */
class WebhookSenderIT {

  private static final byte[] BODY = "{\"a\":1}".getBytes(UTF_8);
  private static final Duration LEEWAY = Duration.ofMillis(1500);
  private static final DeliverySettings SETTINGS =
      SettingsOf.delivery(
          Map.of(
              "payouts.webhooks.delivery.total", "1s",
              "payouts.webhooks.delivery.connect", "500ms"));

  private static MerchantCertificate certificate;
  private static MerchantServer server;
  private static ScheduledExecutorService timer;
  private static WebhookSender sender;

  @BeforeAll
  static void start() {
    certificate = MerchantCertificate.make();
    server = MerchantServer.start(certificate.tls());
    timer = Executors.newSingleThreadScheduledExecutor();
    sender = sender(new AddressRules(true), SystemDefaultDnsResolver.INSTANCE);
    // The first of all pays for cold TLS, which may take longer than a delivery may.
    await().atMost(Duration.ofSeconds(30)).until(() -> send("/warm-up") instanceof Responded);
  }

  @AfterAll
  static void stop() {
    server.close();
    timer.shutdownNow();
  }

  @Test
  void sendsTheExactBytesWithTheHeadersOfTheDocumentation() throws Exception {
    var answer = send("/plain");

    assertThat(answer).isEqualTo(new Responded(200, Duration.ZERO, ""));
    var webhook = server.received("/plain").getFirst();
    assertThat(webhook.body()).isEqualTo(BODY);
    assertThat(webhook.headers())
        .containsEntry("accept", "application/json")
        .containsEntry("content-type", "application/json")
        .containsEntry("x-signature", "s")
        .doesNotContainKeys("cookie", "accept-encoding");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void followsNoRedirect(int status) throws Exception {
    var path = "/from" + status;
    server.next(path, new Behaviour.Answers(status, Map.of("Location", server.url("/elsewhere"))));

    var answer = send(path);

    assertThat(answer).isEqualTo(new Responded(status, Duration.ZERO, ""));
    assertThat(server.received("/elsewhere")).isEmpty();
  }

  @Test
  void readsRetryAfter() throws Exception {
    server.next("/later", new Behaviour.Answers(503, Map.of("Retry-After", "7")));

    assertThat(send("/later")).isEqualTo(new Responded(503, Duration.ofSeconds(7), ""));
  }

  @Test
  void keepsNoCookie() throws Exception {
    server.next("/cookie", new Behaviour.Answers(200, Map.of("Set-Cookie", "a=b; Path=/")));

    send("/cookie");
    send("/cookie");

    assertThat(server.received("/cookie").getLast().headers()).doesNotContainKey("cookie");
  }

  @Test
  void leavesAReceiverThatHangsAtTheDeadline() throws Exception {
    server.always("/hangs", new Behaviour.Hangs());

    assertTimesOut("/hangs");
  }

  @Test
  void leavesAReceiverThatDribblesItsBodyAtTheDeadline() throws Exception {
    server.always("/dribbles", new Behaviour.Dribbles(Duration.ofMillis(100)));

    assertTimesOut("/dribbles");
  }

  @Test
  void leavesAPeerThatNeverShakesHandsAtTheDeadline() throws Exception {
    try (var mute = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
      var startedAt = System.nanoTime();

      var answer = sendTo("https://127.0.0.1:" + mute.getLocalPort() + "/");

      assertThat(answer).isInstanceOf(Silent.class);
      assertThat(Duration.ofNanos(System.nanoTime() - startedAt))
          .isLessThan(SETTINGS.total().plus(LEEWAY));
    }
  }

  @Test
  void readsLittleOfAFlood() throws Exception {
    server.next("/flood", new Behaviour.Floods(2_000_000_000L));
    var startedAt = System.nanoTime();

    var answer = send("/flood");

    assertThat(answer).isInstanceOf(Responded.class);
    assertThat(((Responded) answer).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofSeconds(2));
  }

  /** An endless header, and endlessly many. */
  @ParameterizedTest
  @ValueSource(strings = {"xxxxxxxx", "x\r\nX-Flood: "})
  void leavesAReceiverThatFloodsItsHeadLongBeforeTheDeadline(String endlessly) throws Exception {
    server.always("/head-flood", new Behaviour.FloodsHead(endlessly));

    assertThat(send("/head-flood"))
        .isInstanceOfSatisfying(
            Silent.class, silent -> assertThat(silent.kind()).isEqualTo(Silence.CONNECTION_LOST));
  }

  @Test
  void refusesAUrlThatNoRequestCanBeMadeOf() throws Exception {
    assertThat(sendTo("https://127.0.0.1:99999/x"))
        .isInstanceOfSatisfying(
            Silent.class, silent -> assertThat(silent.kind()).isEqualTo(Silence.ADDRESS_REFUSED));
  }

  @Test
  void saysThatTheConnectionWasLostAndSendsNoSecondRequestOnAFreshOne() throws Exception {
    try (var fresh = MerchantServer.start(certificate.tls())) {
      fresh.always("/closes", new Behaviour.Closes());

      var answer = sendTo(fresh.url("/closes"));

      assertThat(answer)
          .isInstanceOfSatisfying(
              Silent.class, silent -> assertThat(silent.kind()).isEqualTo(Silence.CONNECTION_LOST));
      assertThat(fresh.received("/closes")).hasSize(1);
    }
  }

  @Test
  void sendsAgainAtOnceWhenAPooledConnectionWasClosedMeanwhile() throws Exception {
    server.next("/reused", new Behaviour.AnswersAndCloses());

    send("/reused");
    var answer = send("/reused");

    assertThat(answer).isEqualTo(new Responded(200, Duration.ZERO, ""));
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int free = Ports.free(1).getFirst();

    assertThat(sendTo("https://127.0.0.1:" + free + "/"))
        .isInstanceOfSatisfying(
            Silent.class, silent -> assertThat(silent.kind()).isEqualTo(Silence.UNREACHABLE));
  }

  @Test
  void trustsNoUnknownAuthority() throws Exception {
    try (var stranger = MerchantServer.start(MerchantCertificate.make().tls())) {
      assertThat(sendTo(stranger.url("/")))
          .isInstanceOfSatisfying(
              Silent.class, silent -> assertThat(silent.kind()).isEqualTo(Silence.TLS_REFUSED));
      assertThat(stranger.received("/")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "0.0.0.0"})
  void opensNoSocketToAForbiddenAddress(String host) throws Exception {
    var guarded = sender(new AddressRules(false), SystemDefaultDnsResolver.INSTANCE);
    var before = server.connections();

    var answer = onVirtualThread(() -> send(guarded, "https://" + host + ":" + server.port()));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Silent.class, silent -> assertThat(silent.kind()).isEqualTo(Silence.ADDRESS_REFUSED));
    assertThat(server.connections()).isEqualTo(before);
  }

  /** The name passed every earlier check; what counts is where it leads now. */
  @Test
  void opensNoSocketToANameThatNowLeadsInside() throws Exception {
    DnsResolver rebound =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) {
            return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    var guarded = sender(new AddressRules(false), rebound);
    var before = server.connections();

    var answer =
        onVirtualThread(() -> send(guarded, "https://shop.example:" + server.port() + "/"));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Silent.class, silent -> assertThat(silent.kind()).isEqualTo(Silence.ADDRESS_REFUSED));
    assertThat(server.connections()).isEqualTo(before);
  }

  private static void assertTimesOut(String path) throws Exception {
    var startedAt = System.nanoTime();

    var answer = send(path);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Silent.class, silent -> assertThat(silent.kind()).isEqualTo(Silence.TIMEOUT));
    assertThat(Duration.ofNanos(System.nanoTime() - startedAt))
        .isBetween(SETTINGS.total().minusMillis(50), SETTINGS.total().plus(LEEWAY));
  }

  private static Answer send(String path) throws Exception {
    server.always(path + "-unused", answers(200));
    return sendTo(server.url(path));
  }

  private static Answer sendTo(String url) throws Exception {
    return onVirtualThread(() -> send(sender, url));
  }

  private static Answer send(WebhookSender with, String url) {
    return with.send(new Outgoing(URI.create(url), Map.of("x-signature", "s"), BODY)).answer();
  }

  private static WebhookSender sender(AddressRules rules, DnsResolver dns) {
    var resolver = new ConnectWitness(new GuardedResolver(rules, dns));
    var client =
        WebhookClients.client(
            SETTINGS, resolver, TrustedAuthorities.context(certificate.authority()));
    return new WebhookSender(
        client, SETTINGS, resolver, timer, Clock.systemUTC(), Failpoints.disarmed());
  }

  private static Answer onVirtualThread(Callable<Answer> task) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      return executor.submit(task).get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }
}
