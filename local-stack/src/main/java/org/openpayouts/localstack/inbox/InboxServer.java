package org.openpayouts.localstack.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.secret.Secrets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTPS on the loopback address. Every path but {@value #CONTROL_PATH} takes deliveries; there, a
 * PUT of a {@link Behaviour} says how they are answered from now on.
 */
public final class InboxServer implements AutoCloseable {
  public static final String CONTROL_PATH = "/_inbox/behaviour";
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpsServer server;
  private final InboxLog log;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<Behaviour> behaviour = new AtomicReference<>(Behaviour.FINE);

  private InboxServer(HttpsServer server, InboxLog log, Clock clock) {
    this.server = server;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Serves at once.
   *
   * @param port 0 takes a free one
   */
  public static InboxServer start(int port, Path logFile, SSLContext tls, Clock clock)
      throws IOException {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(Ports.HOST, port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    InboxServer inbox = new InboxServer(server, InboxLog.open(logFile), clock);
    server.createContext("/", inbox::receive);
    server.createContext(CONTROL_PATH, inbox::control);
    server.start();
    return inbox;
  }

  public String url() {
    return "https://" + Ports.HOST + ":" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  /** TLS with the keys of a PKCS #12 file. */
  public static SSLContext tls(Path keys, Path passwordFile)
      throws GeneralSecurityException, IOException {
    char[] password = Secrets.text(passwordFile).toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, password);
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
      Behaviour now = behaviour.getAndUpdate(InboxServer::afterOne);
      switch (now.mode()) {
        case FINE -> answer(exchange, body, 200);
        case FAIL -> answer(exchange, body, now.status());
        case HANG -> hang(exchange, body);
      }
    }
  }

  /** Written down first: whoever hears 200 may rely on it. */
  private void answer(HttpExchange exchange, byte[] body, int status) throws IOException {
    write(exchange, body, status);
    exchange.sendResponseHeaders(status, -1);
  }

  private void hang(HttpExchange exchange, byte[] body) {
    write(exchange, body, 0);
    try {
      closed.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(HttpExchange exchange, byte[] body, int status) {
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    header -> String.join(", ", header.getValue()),
                    (one, two) -> one + ", " + two));
    log.append(number ->
        new Delivery(
            number,
            clock.instant().toString(),
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            new String(body, StandardCharsets.UTF_8),
            status));
  }

  private void control(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
      if (!"PUT".equals(exchange.getRequestMethod())) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      try {
        behaviour.set(JSON.readValue(body, Behaviour.class));
        exchange.sendResponseHeaders(204, -1);
      } catch (JacksonException | IllegalArgumentException e) {
        exchange.sendResponseHeaders(400, -1);
      }
    }
  }

  private static Behaviour afterOne(Behaviour now) {
    return switch (now.times()) {
      case 0 -> now;
      case 1 -> Behaviour.FINE;
      default -> new Behaviour(now.mode(), now.status(), now.times() - 1);
    };
  }

  /**
   * Runs an inbox until the process is ended.
   *
   * @param args port, log file, PKCS #12 file, its password's file
   */
  public static void main(String[] args) throws Exception {
    InboxServer inbox =
        start(
            Integer.parseInt(args[0]),
            Path.of(args[1]),
            tls(Path.of(args[2]), Path.of(args[3])),
            Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(inbox::close));
    System.out.println("inbox ready at " + inbox.url());
    new CountDownLatch(1).await();
  }
}
