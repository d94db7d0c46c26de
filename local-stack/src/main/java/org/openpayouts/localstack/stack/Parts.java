package org.openpayouts.localstack.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.kafka.KafkaBroker;
import org.openpayouts.localstack.postgres.PostgresServer;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.registry.RegistryServer;

/** The kinds of parts. */
final class Parts {
  private Parts() {}

  static Part of(PostgresServer server) {
    return new Wrapped(server::start, server::stop, server::kill, server::isRunning, server::pid);
  }

  static Part of(KafkaBroker broker) {
    return new Wrapped(broker::start, broker::stop, broker::kill, broker::isRunning, broker::pid);
  }

  static Part of(RegistryServer registry) {
    return new Wrapped(
        registry::start, registry::stop, registry::kill, registry::isRunning, registry::pid);
  }

  private record Wrapped(
      Runnable starting,
      Runnable stopping,
      Runnable killing,
      Deadline.Condition running,
      java.util.function.LongSupplier process)
      implements Part {
    @Override
    public void start() {
      starting.run();
    }

    @Override
    public void stop() {
      stopping.run();
    }

    @Override
    public void kill() {
      killing.run();
    }

    @Override
    public boolean isRunning() {
      return running.holds();
    }

    @Override
    public long pid() {
      return process.getAsLong();
    }
  }

  /** A JVM whose command line is made anew for every start. */
  static final class Jvm implements Part {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);

    private final Launch launch;
    private @Nullable ChildProcess process;

    Jvm(Launch launch) {
      this.launch = launch;
    }

    /** What to start, how long to wait, and how to see that it is ready. */
    record Launch(
        Instance instance,
        StackFolder folder,
        java.util.function.Supplier<List<String>> line,
        Duration patience,
        Deadline.Condition ready) {}

    @Override
    public synchronized void start() {
      if (isRunning()) {
        return;
      }
      Instance instance = launch.instance();
      process =
          ChildProcess.start(
              new ChildProcess.Command(
                  instance.id(),
                  launch.line().get(),
                  launch.folder().data(instance),
                  launch.folder().log(instance)));
      process.awaitReady(launch.patience(), launch.ready());
    }

    @Override
    public void stop() {
      running().ifPresent(child -> child.stop("TERM", STOP_PATIENCE));
    }

    @Override
    public void kill() {
      running().ifPresent(ChildProcess::kill);
    }

    @Override
    public boolean isRunning() {
      return running().filter(ChildProcess::isAlive).isPresent();
    }

    @Override
    public long pid() {
      return running().map(ChildProcess::pid).orElse(0L);
    }

    private Optional<ChildProcess> running() {
      return Optional.ofNullable(process);
    }
  }
}
