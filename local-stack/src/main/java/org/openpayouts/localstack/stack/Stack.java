package org.openpayouts.localstack.stack;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final Shape shape;
  private final Map<Instance, Part> parts;
  private final Network network;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean stopping;

  private Stack(StackFolder folder, Addresses addresses, Progress progress, Clock clock) {
    this.folder = folder;
    this.ports = addresses.ports();
    this.shape = addresses.shape();
    this.progress = progress;
    this.assembly = new Assembly(folder, addresses, clock);
    this.parts = assembly.parts();
    this.network = Network.start(addresses);
  }

  /**
   * Takes the folder and the ports; nothing is started yet.
   *
   * @throws Impossible with a sentence for people, where one of them is taken
   */
  static Stack take(StackFolder folder, Addresses addresses, Progress progress, Clock clock) {
    FolderLock.take(folder);
    addresses
        .ports()
        .all(addresses.shape())
        .forEach((port, what) -> {
          if (!Ports.isFree(port)) {
            throw new Impossible(
                "port %d (%s) is taken by another program; --port-base N chooses other ports"
                    .formatted(port, what));
          }
        });
    return new Stack(folder, addresses, progress, clock);
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
    var postgres = inBackground(Instance.first(Component.POSTGRES));
    var kafka = shape.instances(Component.KAFKA).stream().map(this::inBackground).toList();
    var chain = inBackground(Instance.first(Component.CHAIN));
    var inbox = inBackground(Instance.first(Component.INBOX));
    var unpacked =
        CompletableFuture.runAsync(() -> Component.services().forEach(assembly::extract), threads);
    join(postgres);
    assembly.createDatabases();
    start(Instance.first(Component.REGISTRY));
    joinAll(kafka);
    setUpTopics();
    join(unpacked);
    startServices();
    join(chain);
    join(inbox);
  }

  /** The first of each, then the others: a replica finds the database migrated. */
  private void startServices() {
    for (int number = 1; number <= Shape.MOST; number++) {
      int wave = number;
      joinAll(
          shape.services().stream()
              .filter(service -> service.number() == wave)
              .map(this::inBackground)
              .toList());
    }
  }

  /** Ends everything, last started first; the processes of one kind, and services, all at once. */
  void stop() {
    stopping = true;
    endAll(shape.services());
    List.of(Component.values()).reversed().stream()
        .filter(component -> !component.isService())
        .forEach(component -> endAll(shape.instances(component)));
    network.close();
  }

  /** Starts what does not run, in the order of the needs; answers what that was. */
  synchronized List<Instance> startMissing() {
    List<Instance> missing =
        shape.instances().stream().filter(instance -> !part(instance).isRunning()).toList();
    // Brokers at once: one alone has no quorum, and is not ready.
    for (Component component : Component.values()) {
      if (!component.isService()) {
        startAll(missing.stream().filter(one -> one.component() == component).toList());
      }
    }
    startAll(missing.stream().filter(one -> one.component().isService()).toList());
    return missing;
  }

  synchronized void restart(Instance instance) {
    part(instance).stop();
    part(instance).start();
  }

  void kill(Instance instance) {
    part(instance).kill();
  }

  Shape shape() {
    return shape;
  }

  Network network() {
    return network;
  }

  /** The pid of each part; those that do not run are left out. */
  Map<Instance, Long> pids() {
    Map<Instance, Long> pids = new TreeMap<>();
    parts.forEach((instance, part) -> {
      if (part.isRunning()) {
        pids.put(instance, part.pid());
      }
    });
    return pids;
  }

  private void startAll(List<Instance> instances) {
    joinAll(instances.stream().map(this::inBackground).toList());
  }

  private void endAll(List<Instance> instances) {
    instances.stream()
        .map(instance -> CompletableFuture.runAsync(() -> end(instance), threads))
        .toList()
        .forEach(Stack::join);
  }

  private void setUpTopics() {
    progress.tell(Progress.Step.started("topics"));
    TopicSetup.Outcome outcome =
        TopicSetup.run(
            TopicSetup.Plan.of(
                assembly.addresses().undisturbedBrokers(),
                assembly.registryUrl(),
                shape.count(Component.KAFKA)));
    progress.tell(
        Progress.Step.done(
            "topics",
            "%d created, %d schemas registered"
                .formatted(outcome.createdTopics().size(), outcome.registeredSubjects().size())));
  }

  private CompletableFuture<Void> inBackground(Instance instance) {
    return CompletableFuture.runAsync(() -> start(instance), threads);
  }

  private void start(Instance instance) {
    if (stopping) {
      throw new Impossible("the stack was told to stop while it started");
    }
    progress.tell(Progress.Step.started(instance.id()));
    part(instance).start();
    progress.tell(Progress.Step.done(instance.id(), "port " + ports.server(instance)));
  }

  private void end(Instance instance) {
    Part part = part(instance);
    if (part.isRunning()) {
      part.stop();
      progress.tell(Progress.Step.done(instance.id(), "stopped"));
    }
  }

  private Part part(Instance instance) {
    Part part = parts.get(instance);
    if (part == null) {
      throw new IllegalArgumentException("this stack has no " + instance.id());
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
