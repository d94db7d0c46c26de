package org.openpayouts.payoutapi.running;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.payoutapi.PayoutApiApplication;

/** The service as a process of its own, so that it can be killed. */
public final class ChildApi implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final ApiAddress address;

  private ChildApi(Process process, ApiAddress address) {
    this.process = process;
    this.address = address;
  }

  public static ChildApi start(String databaseUrl, TestFiles secrets) {
    List<Integer> ports = Ports.free(3);
    int port = ports.get(0);
    int adminPort = ports.get(1);
    int managementPort = ports.get(2);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(PayoutApiApplication.class.getName());
    command.add("--spring.profiles.active=local");
    command.addAll(
        RunningApi.arguments(
            Map.of(
                "server.port", Integer.toString(port),
                "payouts.admin.port", Integer.toString(adminPort),
                "management.server.port", Integer.toString(managementPort)),
            databaseUrl,
            secrets));
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var child =
          new ChildApi(
              process,
              new ApiAddress(
                  "http://127.0.0.1:" + port,
                  "http://127.0.0.1:" + adminPort,
                  secrets.read("admin")));
      await().atMost(START_PATIENCE).until(() -> isReady(managementPort));
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ApiAddress address() {
    return address;
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the child is not dead");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static boolean isReady(int managementPort) {
    try {
      return Http.send(
                  "GET",
                  "http://127.0.0.1:" + managementPort + "/actuator/health/readiness",
                  Map.of(),
                  new byte[0])
              .status()
          == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
