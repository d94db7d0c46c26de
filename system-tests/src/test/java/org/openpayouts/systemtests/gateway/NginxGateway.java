package org.openpayouts.systemtests.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.stack.StackPorts;
import org.openpayouts.systemtests.contract.Recorder;
import org.openpayouts.systemtests.contract.RecordingHop;
import org.openpayouts.systemtests.program.DebianProgram;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;

/** nginx with the configuration that ships, variables put in as the official image does it. */
public final class NginxGateway implements AutoCloseable {
  private static final DebianProgram PROGRAM =
      new DebianProgram("nginx", "-v", "nginx", "usr/sbin/nginx");
  private static final String SHIPPED = "k8s/components/gateway/nginx/payout-api.conf.template";
  private static final Path RESOURCES = Path.of("src/test/resources/gateway");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PLENTY_PER_SECOND = 1_000;
  private static final int ANSWER_SECONDS = 15;
  private static @Nullable NginxGateway shared;
  private static boolean endsWithThisJvm;

  /** No client comes by a socket file. */
  public static final String NOBODY = "unix:";

  private final ChildProcess process;
  private final String baseUrl;

  private NginxGateway(ChildProcess process, String baseUrl) {
    this.process = process;
    this.baseUrl = baseUrl;
  }

  /**
   * What the shipped configuration leaves open.
   *
   * @param trusted whose word counts on where a request came from
   * @param upstream host and port
   */
  public record Settings(
      int port,
      String prefix,
      String trusted,
      int requestsPerSecond,
      int answerSeconds,
      String upstream) {
    private Map<String, Object> variables() {
      return Map.of(
          "GATEWAY_LISTEN", Ports.HOST + ":" + port,
          "GATEWAY_PREFIX", prefix,
          "GATEWAY_TRUSTED", trusted,
          "GATEWAY_REQUESTS_PER_SECOND", requestsPerSecond,
          "GATEWAY_ANSWER_SECONDS", answerSeconds,
          "PAYOUT_API", upstream);
    }
  }

  /**
   * The gateway of all tests: under the base URL that the stack's payout-api knows for one, with a
   * proxy behind it that writes queries anew, and a hop behind that which records what payout-api
   * is asked and answers. It ends with this JVM, or where another stack has taken the place of this
   * one.
   */
  public static synchronized NginxGateway before(SharedStack stack) {
    URI api = URI.create(stack.file().apiUrl());
    var ports = new StackPorts(api.getPort());
    String baseUrl = StackPorts.http(ports.gateway()) + StackPorts.GATEWAY_PREFIX;
    if (shared == null || !shared.baseUrl.equals(baseUrl)) {
      endShared();
      shared = rewriting(ports.gateway(), api.getAuthority());
    }
    return shared;
  }

  private static NginxGateway rewriting(int port, String api) {
    Path folder = folder("shared");
    String rewriter = Ports.HOST + ":" + Ports.free(1).getFirst();
    render(
        RESOURCES.resolve("rewriting.conf.template"),
        folder.resolve("conf.d/rewriting.conf"),
        Map.of("REWRITER_LISTEN", rewriter, "PAYOUT_API", RecordingHop.before(api)));
    if (!endsWithThisJvm) {
      endsWithThisJvm = true;
      Runtime.getRuntime().addShutdownHook(new Thread(NginxGateway::endShared));
    }
    return start(
        folder,
        new Settings(
            port, StackPorts.GATEWAY_PREFIX, NOBODY, PLENTY_PER_SECOND, ANSWER_SECONDS, rewriter));
  }

  private static synchronized void endShared() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  /** A gateway whose payout-api is away. */
  public static NginxGateway beforeNobody() {
    List<Integer> ports = Ports.free(2);
    String nobody = Ports.HOST + ":" + ports.getLast();
    return start(
        "nobody",
        new Settings(
            ports.getFirst(),
            StackPorts.GATEWAY_PREFIX,
            NOBODY,
            PLENTY_PER_SECOND,
            ANSWER_SECONDS,
            nobody));
  }

  public static NginxGateway start(String name, Settings settings) {
    return start(folder(name), settings);
  }

  private static NginxGateway start(Path folder, Settings settings) {
    render(
        PayoutsCommand.checkout().resolve(SHIPPED),
        folder.resolve("conf.d/payout-api.conf"),
        settings.variables());
    render(RESOURCES.resolve("nginx.conf"), folder.resolve("nginx.conf"), Map.of());
    List<String> line = List.of(PROGRAM.command(), "-p", folder.toString(), "-c", "nginx.conf");
    ChildProcess process =
        ChildProcess.start(
            new ChildProcess.Command("nginx", line, folder, folder.resolve("nginx.log")));
    process.awaitReady(PATIENCE, () -> Ports.isListening(settings.port()));
    String baseUrl = StackPorts.http(settings.port()) + settings.prefix();
    Recorder.shared().alsoUnder(baseUrl);
    return new NginxGateway(process, baseUrl);
  }

  private static Path folder(String name) {
    return Path.of("target/gateway", name).toAbsolutePath();
  }

  private static void render(Path template, Path file, Map<String, Object> variables) {
    try {
      String text = Files.readString(template);
      for (Map.Entry<String, Object> variable : variables.entrySet()) {
        text = text.replace("${" + variable.getKey() + "}", variable.getValue().toString());
      }
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scheme, host, port and prefix. */
  public String baseUrl() {
    return baseUrl;
  }

  @Override
  public void close() {
    process.stop("TERM", Duration.ofSeconds(5));
  }
}
