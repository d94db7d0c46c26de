package org.openpayouts.systemtests.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.systemtests.stack.Overrides;
import org.openpayouts.systemtests.stack.SharedStack;

/**
 * Replicas of which each dies, as if by kill -9, at every point that its page names, and is started
 * again. Whoever has nothing to do because its twin owns the work gets it: the twin is killed.
 */
final class DyingReplicas {
  private static final Duration IDLE_MAX = Duration.ofSeconds(30);
  private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(100).toNanos();

  private final SharedStack stack;
  private final Path folder;
  private final Map<Instance, Set<String>> left = new TreeMap<>();
  private int deaths;
  private int killed;

  DyingReplicas(SharedStack stack, Path folder, List<Component> services) {
    this.stack = stack;
    this.folder = folder;
    for (Component service : services) {
      stack.running().shape().instances(service).forEach(one -> left.put(one, pointsOf(service)));
    }
  }

  private static Set<String> pointsOf(Component service) {
    return CrashPoint.named()
        .filter(point -> point.service().equals(service.id()))
        .map(CrashPoint::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** From its next start on each of them dies once at each of its points. */
  void arm(Overrides overrides, Map<String, String> more) {
    left.forEach((replica, points) -> {
      Map<String, String> settings = new HashMap<>(more);
      settings.put("payouts.failpoints.armed", String.join(",", points));
      settings.put("payouts.failpoints.spent-folder", spentFolder(replica).toString());
      overrides.give(replica, settings);
    });
  }

  private Path spentFolder(Instance replica) {
    try {
      return Files.createDirectories(folder.resolve(replica.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when all have died everywhere, and live. */
  void dieAtEachPoint(Duration patience) {
    Deadline deadline = Deadline.in(patience);
    List.copyOf(left.keySet()).forEach(this::start);
    while (!left.isEmpty()) {
      if (deadline.isOver()) {
        throw new AssertionError("these points were never reached: " + left);
      }
      if (!someoneDies()) {
        killTheTwinOf(left.keySet().iterator().next());
      }
    }
  }

  int deaths() {
    return deaths;
  }

  int killed() {
    return killed;
  }

  /** Waits a while for a death, and starts again whoever died. */
  private boolean someoneDies() {
    Deadline idle = Deadline.in(IDLE_MAX);
    while (!idle.isOver()) {
      for (Instance replica : List.copyOf(left.keySet())) {
        if (!spent(replica).isEmpty()) {
          bury(replica);
          return true;
        }
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
    return false;
  }

  private void bury(Instance replica) {
    Set<String> spent = spent(replica);
    deaths += spent.size();
    left.getOrDefault(replica, Set.of()).removeAll(spent);
    left.values().removeIf(Set::isEmpty);
    start(replica);
  }

  private void killTheTwinOf(Instance idle) {
    for (Instance twin : stack.running().shape().instances(idle.component())) {
      if (!twin.equals(idle)) {
        stack.kill(twin);
        killed++;
        someoneDies();
        start(twin);
      }
    }
  }

  /** Where it finds work at once, it dies before it is ready. */
  private void start(Instance replica) {
    try {
      stack.restart(replica);
    } catch (RuntimeException diedAgain) {
      if (spent(replica).isEmpty()) {
        throw diedAgain;
      }
    }
  }

  /** A point leaves a file of its name, and is passed from then on. */
  private Set<String> spent(Instance replica) {
    return left.getOrDefault(replica, Set.of()).stream()
        .filter(point -> Files.exists(spentFolder(replica).resolve(point)))
        .collect(Collectors.toSet());
  }
}
