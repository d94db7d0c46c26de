package org.openpayouts.bench.intake;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.openpayouts.bench.peers.PeersApplication;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.secret.OwnerOnly;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;

/** The peers, in a process like those of the services, on the stack's PostgreSQL. */
final class PeersProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int HEAP_MEBIBYTES = 256;

  private final int port = Ports.free(1).getFirst();
  private final ChildProcess process;

  PeersProcess(RunningStack stack) {
    List<String> line =
        JavaChild.withHeap(HEAP_MEBIBYTES)
            .optimized(stack.shape().optimized())
            .main(
                System.getProperty("java.class.path") + File.pathSeparator + jarOfPayoutApi(),
                PeersApplication.class.getName(),
                // Nothing of payout-api's own settings, which lie in its jar.
                "--spring.config.location=file:" + settings(stack),
                "--server.address=" + Ports.HOST,
                "--server.port=" + port,
                "--management.server.port=-1",
                "--bench.public-base-url=" + stack.file().publicBaseUrl(),
                "--spring.datasource.hikari.maximum-pool-size=20",
                "--spring.jpa.hibernate.ddl-auto=create",
                "--spring.jpa.properties.hibernate.default_schema=bench",
                "--spring.threads.virtual.enabled=true");
    this.process =
        ChildProcess.start(
            new ChildProcess.Command(
                "the peers of the intake",
                line,
                stack.folder().root().resolve("bench"),
                stack.folder().root().resolve("logs/bench-peers.log")));
    process.awaitReady(PATIENCE, () -> Ports.isListening(port));
  }

  /** Its classes; the runnable jar beside it holds them where no class path finds them. */
  private static Path jarOfPayoutApi() {
    Path runnable = Distributions.serviceJar(Component.PAYOUT_API.id()).orElseThrow();
    Path jar =
        runnable.resolveSibling(runnable.getFileName().toString().replace("-app.jar", ".jar"));
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is not built");
    }
    return jar;
  }

  /** The URL holds a password: a file for the owner only, never an argument. */
  private static String settings(RunningStack stack) {
    Path folder = OwnerOnly.folder(stack.folder().root().resolve("bench"));
    return OwnerOnly.write(
            folder.resolve("peers.properties"),
            "spring.datasource.url=" + stack.jdbcUrl(Component.PAYOUT_API) + "\n")
        .toString();
  }

  /** What stands before the targets of one of the peers. */
  URI url(String peer) {
    return URI.create("http://" + Ports.HOST + ":" + port + "/" + peer);
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.kill();
  }
}
