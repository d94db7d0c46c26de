package org.openpayouts.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.openpayouts.localstack.kafka.KafkaBroker;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.ClassCache;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Watchdog;
import org.openpayouts.localstack.registry.RegistryServer;

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
  record Extracted(Component service, Path jar, ClassCache cache) {}

  /** Unpacks the newest build of a service, unless that was done. */
  Extracted extract(Component service) {
    Path jar =
        Distributions.serviceJar(service.id())
            .orElseThrow(() ->
                new IllegalStateException(
                    service.id() + " is not built: run ./mvnw package -DskipTests"));
    try {
      Path parent = Files.createDirectories(ClassCache.all(service.id()));
      Path target = parent.resolve(stamp(jar));
      Extracted extracted =
          new Extracted(service, target.resolve(jar.getFileName()), new ClassCache(target));
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
    Component service = extracted.service();
    Path settings = folder.settings(Instance.first(service));
    return extracted
        .cache()
        .make(file -> run(service, ServiceLine.training(extracted, settings, file)));
  }

  /** Makes the caches of the broker and of the registry where they are missing. */
  void trainInfrastructure(String registryDatabase) {
    try {
      Path scratch = Files.createTempDirectory("openpayouts-fast-start-");
      Watchdog.ofThisJvm().discard(scratch);
      KafkaBroker.prepareFastStart(scratch.resolve("kafka"));
      RegistryServer.prepareFastStart(scratch.resolve("registry"), registryDatabase);
      for (Component trained : List.of(Component.KAFKA, Component.REGISTRY)) {
        OldBuilds.remove(ClassCache.all(trained.id()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the next start", e);
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

  /** From what is in the jar: a reproducible build gives all its jars the same time. */
  private static String stamp(Path jar) throws IOException {
    CRC32 sum = new CRC32();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
          .forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    }
    return Long.toHexString(sum.getValue()) + "-" + Files.size(jar);
  }
}
