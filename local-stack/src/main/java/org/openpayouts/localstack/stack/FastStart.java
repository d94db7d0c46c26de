package org.openpayouts.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;

/**
 * Makes services start in half the time: their jars are unpacked once per build, and a cache of
 * loaded classes is made once by a training start.
 */
final class FastStart {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final StackFolder folder;

  FastStart(StackFolder folder) {
    this.folder = folder;
  }

  /** An unpacked service. The cache is valid for exactly this path of the jar. */
  record Extracted(Component service, Path jar, Path cache) {}

  /** Unpacks the newest build of a service, unless that was done. */
  Extracted extract(Component service) {
    Path jar =
        Distributions.serviceJar(service.id())
            .orElseThrow(() ->
                new IllegalStateException(
                    service.id() + " is not built: run ./mvnw package -DskipTests"));
    try {
      Path starts = Distributions.projectRoot().resolve("local-stack/target/start");
      Path parent = Files.createDirectories(starts.resolve(service.id()));
      Path target = parent.resolve(stamp(jar));
      Extracted extracted =
          new Extracted(service, target.resolve(jar.getFileName()), target.resolve("classes.aot"));
      try (FileChannel channel =
              FileChannel.open(
                  parent.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isRegularFile(extracted.jar())) {
          unpack(service, jar, target);
          OldBuilds.remove(parent);
        }
      }
      return extracted;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + jar, e);
    }
  }

  /** Makes the cache where it is missing; false where the training start failed. */
  boolean train(Extracted extracted) {
    if (Files.exists(extracted.cache())) {
      return true;
    }
    Path half =
        extracted.cache().resolveSibling("classes.half-" + ProcessHandle.current().pid() + ".aot");
    List<String> line = new ArrayList<>(List.of("nice", "-n", "19"));
    line.addAll(ServiceLine.training(extracted, folder.settings(extracted.service()), half));
    run(extracted.service(), line);
    try {
      if (!Files.exists(half)) {
        return false;
      }
      Files.move(half, extracted.cache(), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + extracted.cache(), e);
    }
  }

  private void unpack(Component service, Path jar, Path target) throws IOException {
    Path half = target.resolveSibling(target.getFileName() + ".half-" + System.nanoTime());
    run(
        service,
        JavaChild.withHeap(128)
            .with("-Djarmode=tools")
            .jar(jar, "extract", "--destination", half.toString()));
    if (!Files.isRegularFile(half.resolve(jar.getFileName()))) {
      throw new IOException("the jar's own tool did not unpack it");
    }
    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void run(Component service, List<String> line) {
    Path log = folder.root().resolve("logs").resolve(service.id() + "-preparation.log");
    ChildProcess child =
        ChildProcess.start(
            new ChildProcess.Command("preparing " + service.id(), line, folder.data(service), log));
    try {
      Deadline.in(PATIENCE).until("prepared " + service.id(), () -> !child.isAlive());
    } catch (RuntimeException e) {
      child.kill();
      throw e;
    }
  }

  private static String stamp(Path jar) throws IOException {
    return Files.getLastModifiedTime(jar).toMillis() + "-" + Files.size(jar);
  }
}
