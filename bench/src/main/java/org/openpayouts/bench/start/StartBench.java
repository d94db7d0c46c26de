package org.openpayouts.bench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.openpayouts.bench.measure.Cpu;
import org.openpayouts.bench.measure.Profile;
import org.openpayouts.bench.measure.Report;
import org.openpayouts.bench.measure.Rounds;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.process.Arguments;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.PeakMemory;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Health;
import org.openpayouts.localstack.stack.RunningStack;

/** From the start of a JVM to the first accepted payout: alone, and all five services at once. */
public final class StartBench {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String CACHE = "-XX:AOTCache=";

  private final RunningStack stack;
  private final Clock clock;
  private final Http http = new Http();
  private final Health health = new Health(http);
  private final Path logs;

  public StartBench(RunningStack stack, Clock clock) {
    this.stack = stack;
    this.clock = clock;
    this.logs = stack.folder().root().resolve("logs/bench-start.log");
  }

  /** One start: how long, what CPU, and the most memory of any one process, in MiB. */
  private record Start(double seconds, double cpuSeconds, long mebibytes) {}

  private record Measured(
      List<Start> minimal,
      List<Start> alone,
      List<Start> alonePlain,
      List<Start> all,
      List<Start> allPlain) {
    Measured() {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }
  }

  /** Kills and starts the services of the stack, and leaves them running as they were. */
  public void run(int rounds, boolean profile) {
    Map<Component, List<String>> lines = linesOfNow();
    Report report = new Report("start", clock);
    Measured measured = new Measured();
    try {
      measure(lines, rounds, measured);
      tell(report, measured);
      if (profile) {
        services(recorded(lines), pids -> Profile.running(pids).tell(report));
      }
    } finally {
      stack.startMissing();
    }
    report.write();
  }

  private void measure(Map<Component, List<String>> lines, int rounds, Measured measured) {
    stack.kill(Component.PAYOUT_API);
    var api = Map.of(Component.PAYOUT_API, lines.getOrDefault(Component.PAYOUT_API, List.of()));
    for (int round = 0; round < rounds; round++) {
      measured.minimal().add(minimal());
      measured.alone().add(services(api));
      measured.alonePlain().add(services(plain(api)));
    }
    lines.keySet().stream().filter(c -> c != Component.PAYOUT_API).forEach(stack::kill);
    for (int round = 0; round < rounds; round++) {
      measured.all().add(services(lines));
      measured.allPlain().add(services(plain(lines)));
    }
  }

  private static void tell(Report report, Measured measured) {
    report.table(
        List.of("start", "wall, s (median, least)", "CPU, s (median)", "peak memory, MiB"),
        List.of(
            row("minimal Boot web application", measured.minimal()),
            row("payout-api to its first accepted payout", measured.alone()),
            row("the same without its cache of classes", measured.alonePlain()),
            row("all five, to the first payout and all ready", measured.all()),
            row("the same without caches", measured.allPlain())));
    double alone = cpu(measured.alone());
    report.add(
        "- CPU to the minimal application's: %.2f".formatted(alone / cpu(measured.minimal())));
    report.add(
        "- CPU to that without cache: %.2f alone, %.2f all five"
            .formatted(
                alone / cpu(measured.alonePlain()),
                cpu(measured.all()) / cpu(measured.allPlain())));
    goal(report, "alone within 3 s", wall(measured.alone()), 3);
    goal(report, "all five within 10 s", wall(measured.all()), 10);
    goal(report, "each at most 300 MiB", memory(measured.all()), 300);
  }

  private Map<Component, List<String>> linesOfNow() {
    Map<Component, List<String>> lines = new EnumMap<>(Component.class);
    for (Component service : Component.services()) {
      long pid = stack.file().pids().getOrDefault(service.id(), 0L);
      List<String> line = ProcessHandle.of(pid).map(Arguments::of).orElse(List.of());
      if (line.stream().noneMatch(word -> word.startsWith(CACHE))) {
        throw new IllegalStateException(
            service.id() + " runs without a cache of classes: down, and up a second time");
      }
      lines.put(service, line);
    }
    return lines;
  }

  private static Map<Component, List<String>> plain(Map<Component, List<String>> lines) {
    Map<Component, List<String>> plain = new EnumMap<>(Component.class);
    lines.forEach((service, line) ->
        plain.put(service, line.stream().filter(word -> !word.startsWith(CACHE)).toList()));
    return plain;
  }

  /** With a flight recording from their first moment, which makes them slower. */
  private static Map<Component, List<String>> recorded(Map<Component, List<String>> lines) {
    Map<Component, List<String>> recorded = new EnumMap<>(Component.class);
    lines.forEach((service, line) -> {
      List<String> words = new ArrayList<>(line);
      words.add(1, Profile.FROM_THE_START);
      recorded.put(service, words);
    });
    return recorded;
  }

  private Start services(Map<Component, List<String>> lines) {
    return services(lines, pids -> {});
  }

  private Start services(
      Map<Component, List<String>> lines, Consumer<Map<String, Long>> whenReady) {
    long begun = System.nanoTime();
    List<ChildProcess> started = new ArrayList<>();
    lines.forEach((service, line) -> started.add(child(service.id(), line)));
    try {
      String reference = "bench " + UUID.randomUUID();
      Deadline.in(PATIENCE).until("a payout is accepted", () -> isAccepted(reference));
      Deadline.in(PATIENCE)
          .until("all are ready", () -> lines.keySet().stream().allMatch(this::isReady));
      Start start = measured(begun, started);
      whenReady.accept(
          started.stream().collect(Collectors.toMap(ChildProcess::name, ChildProcess::pid)));
      return start;
    } finally {
      started.forEach(ChildProcess::kill);
    }
  }

  private Start minimal() {
    int port = Ports.free(1).getFirst();
    long begun = System.nanoTime();
    ChildProcess started =
        child(
            "minimal",
            JavaChild.withHeap(256)
                .main(
                    System.getProperty("java.class.path"),
                    MinimalApplication.class.getName(),
                    "--server.address=" + Ports.HOST,
                    "--server.port=" + port));
    try {
      URI uri = URI.create("http://" + Ports.HOST + ":" + port + "/");
      started.awaitReady(PATIENCE, () -> answers(uri));
      return measured(begun, List.of(started));
    } finally {
      started.kill();
    }
  }

  private static Start measured(long begunNanos, List<ChildProcess> started) {
    double seconds = (System.nanoTime() - begunNanos) / 1e9;
    double cpu = started.stream().mapToDouble(child -> Cpu.ofTree(child.pid())).sum();
    long memory =
        started.stream()
            .mapToLong(child -> PeakMemory.mebibytesOf(child.pid()).orElse(0))
            .max()
            .orElse(0);
    return new Start(seconds, cpu, memory);
  }

  private boolean isReady(Component service) {
    return "UP"
        .equals(health.readiness(stack.file().managementUrl().getOrDefault(service.id(), "")));
  }

  private boolean answers(URI uri) {
    try {
      return http.send("GET", uri, Map.of(), null).isSuccess();
    } catch (Http.Unreachable e) {
      return false;
    }
  }

  private boolean isAccepted(String reference) {
    try {
      Map<String, Object> body =
          Map.of(
              "amount",
              new BigDecimal("7.00"),
              "currency",
              "USD",
              "ledgerCurrency",
              "USD",
              "recipientId",
              stack.file().merchant().recipients().getFirst().id(),
              "reference",
              reference,
              "notificationURL",
              stack.file().inboxUrl() + "/bench");
      Answer answer = stack.merchant().post("/payouts", body);
      return answer.status() < 500 && answer.orThrow("a signed request").isSuccess();
    } catch (Http.Unreachable e) {
      return false;
    }
  }

  private ChildProcess child(String name, List<String> line) {
    try {
      Path folder = Files.createDirectories(stack.folder().root().resolve("bench"));
      return ChildProcess.start(new ChildProcess.Command(name, line, folder, logs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void goal(Report report, String goal, double value, double bound) {
    report.add("- goal: %s: %s".formatted(goal, Report.verdict(value <= bound)));
  }

  private static List<String> row(String what, List<Start> starts) {
    return List.of(
        what,
        String.format(
            Locale.ROOT,
            "%.1f, %.1f",
            wall(starts),
            new Rounds(starts.stream().map(Start::seconds).toList()).least()),
        String.format(Locale.ROOT, "%.1f", cpu(starts)),
        Long.toString(memory(starts)));
  }

  private static double wall(List<Start> starts) {
    return new Rounds(starts.stream().map(Start::seconds).toList()).median();
  }

  private static double cpu(List<Start> starts) {
    return new Rounds(starts.stream().map(Start::cpuSeconds).toList()).median();
  }

  private static long memory(List<Start> starts) {
    return starts.stream().mapToLong(Start::mebibytes).max().orElse(0);
  }
}
