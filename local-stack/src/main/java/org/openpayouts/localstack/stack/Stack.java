package org.openpayouts.localstack.stack;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.schemas.topic.TopicSetup;

/** All parts of one stack, started and stopped in the order of their needs. */
final class Stack {
  private final StackFolder folder;
  private final StackPorts ports;
  private final Progress progress;
  private final Assembly assembly;
  private final Map<Component, Part> parts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean stopping;

  private Stack(StackFolder folder, StackPorts ports, Progress progress, Clock clock) {
    this.folder = folder;
    this.ports = ports;
    this.progress = progress;
    this.assembly = new Assembly(folder, ports, clock);
    this.parts = assembly.parts();
  }

  /**
   * Takes the folder and the ports; nothing is started yet.
   *
   * @throws Impossible with a sentence for people, where one of them is taken
   */
  static Stack take(StackFolder folder, StackPorts ports, Progress progress, Clock clock) {
    FolderLock.take(folder);
    ports
        .all()
        .forEach((port, what) -> {
          if (!Ports.isFree(port)) {
            throw new Impossible(
                "port %d (%s) is taken by another program; --port-base N chooses other ports"
                    .formatted(port, what));
          }
        });
    return new Stack(folder, ports, progress, clock);
  }

  Assembly assembly() {
    return assembly;
  }

  StackPorts ports() {
    return ports;
  }

  StackFolder folder() {
    return folder;
  }

  /** Starts every process; where one fails, this fails with its reason. */
  void start() {
    var postgres = inBackground(Component.POSTGRES);
    var kafka = inBackground(Component.KAFKA);
    var chain = inBackground(Component.CHAIN);
    var inbox = inBackground(Component.INBOX);
    var unpacked =
        CompletableFuture.runAsync(() -> Component.services().forEach(assembly::extract), threads);
    join(postgres);
    assembly.createDatabases();
    start(Component.REGISTRY);
    join(kafka);
    setUpTopics();
    join(unpacked);
    joinAll(Component.services().stream().map(this::inBackground).toList());
    join(chain);
    join(inbox);
  }

  /** Ends everything, last started first; services all at once. */
  void stop() {
    stopping = true;
    Component.services().stream()
        .map(service -> CompletableFuture.runAsync(() -> end(service), threads))
        .toList()
        .forEach(Stack::join);
    Arrays.stream(Component.values())
        .filter(component -> !component.isService())
        .sorted((one, two) -> two.compareTo(one))
        .forEach(this::end);
  }

  /** Starts what does not run, in the order of the needs; answers what that was. */
  synchronized List<Component> startMissing() {
    List<Component> missing =
        Arrays.stream(Component.values())
            .filter(component -> !part(component).isRunning())
            .toList();
    missing.stream().filter(component -> !component.isService()).forEach(this::start);
    joinAll(missing.stream().filter(Component::isService).map(this::inBackground).toList());
    return missing;
  }

  synchronized void restart(Component component) {
    part(component).stop();
    part(component).start();
  }

  void kill(Component component) {
    part(component).kill();
  }

  /** The pid of each part; those that do not run are left out. */
  Map<Component, Long> pids() {
    Map<Component, Long> pids = new EnumMap<>(Component.class);
    parts.forEach((component, part) -> {
      if (part.isRunning()) {
        pids.put(component, part.pid());
      }
    });
    return pids;
  }

  private void setUpTopics() {
    progress.tell(Progress.Step.started("topics"));
    TopicSetup.Outcome outcome =
        TopicSetup.run(
            TopicSetup.Plan.of(
                Ports.HOST + ":" + ports.server(Component.KAFKA), assembly.registryUrl(), 1));
    progress.tell(
        Progress.Step.done(
            "topics",
            "%d created, %d schemas registered"
                .formatted(outcome.createdTopics().size(), outcome.registeredSubjects().size())));
  }

  private CompletableFuture<Void> inBackground(Component component) {
    return CompletableFuture.runAsync(() -> start(component), threads);
  }

  private void start(Component component) {
    if (stopping) {
      throw new Impossible("the stack was told to stop while it started");
    }
    progress.tell(Progress.Step.started(component.id()));
    part(component).start();
    progress.tell(Progress.Step.done(component.id(), "port " + ports.server(component)));
  }

  private void end(Component component) {
    Part part = part(component);
    if (part.isRunning()) {
      part.stop();
      progress.tell(Progress.Step.done(component.id(), "stopped"));
    }
  }

  private Part part(Component component) {
    Part part = parts.get(component);
    if (part == null) {
      throw new IllegalArgumentException("no part is named " + component.id());
    }
    return part;
  }

  /** Returns when all are done, or throws as soon as one has failed. */
  private static void joinAll(List<CompletableFuture<Void>> futures) {
    CompletableFuture<Void> failure = new CompletableFuture<>();
    for (CompletableFuture<Void> future : futures) {
      future.whenComplete((unused, problem) -> {
        if (problem != null) {
          failure.completeExceptionally(problem);
        }
      });
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
    join(CompletableFuture.anyOf(all, failure).thenApply(unused -> null));
  }

  private static void join(CompletableFuture<Void> future) {
    try {
      future.join();
    } catch (CompletionException e) {
      @Nullable Throwable cause = e.getCause();
      throw cause instanceof RuntimeException reason ? reason : e;
    }
  }

  /** The stack cannot start, for a reason that its user can mend. */
  static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Impossible(String message) {
      super(message);
    }
  }
}
