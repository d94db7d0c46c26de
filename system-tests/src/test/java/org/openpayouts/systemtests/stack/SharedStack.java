package org.openpayouts.systemtests.stack;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.localstack.stack.RunningStack;
import org.openpayouts.localstack.stack.StackFile;
import org.openpayouts.localstack.stack.StackFolder;
import org.openpayouts.systemtests.contract.Recorder;

/**
 * The stack that all scenarios of this JVM share: own folder, own ports, started and ended by the
 * real command, every service a process of its own. Scenarios that need more processes, or proxies,
 * share another one, and only one of them runs at a time.
 */
public final class SharedStack {
  /** System property: the folder of a stack that runs already, for work on one scenario. */
  private static final String GIVEN = "scenario.stack";

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final int PORTS = 79;
  private static final int LOWEST_BASE = 21_000;
  private static final int HIGHEST_BASE = 32_000;
  private static @Nullable SharedStack shared;
  private static boolean endsWithThisJvm;

  private final Http http = new Http(Recorder.shared());
  private final StackFolder folder;
  private final int portBase;
  private final List<String> options;
  private final PayoutsCommand command;
  private @Nullable RunningStack running;

  private SharedStack(Path folder, int portBase, List<String> options) {
    this.folder = new StackFolder(folder);
    this.portBase = portBase;
    this.options = options;
    this.command = new PayoutsCommand(TARGET.resolve("commands"));
  }

  /** Starts it on first use; it ends with this JVM. A stack that was given goes on after it. */
  public static SharedStack get() {
    return with();
  }

  /**
   * The same with options of {@code payouts up}: {@code --replicas all=2}. A stack that was given
   * is taken as it is.
   */
  public static synchronized SharedStack with(String... options) {
    List<String> wished = List.of(options);
    String given = System.getProperty(GIVEN, "");
    if (!given.isEmpty()) {
      shared = shared == null ? given(Path.of(given)) : shared;
    } else if (shared == null || !shared.options.equals(wished)) {
      endShared();
      shared = own(wished);
    }
    return shared;
  }

  private static SharedStack own(List<String> options) {
    String folder = ("stack " + String.join(" ", options)).strip().replaceAll("[^a-z0-9]+", "-");
    SharedStack stack = new SharedStack(TARGET.resolve(folder), freeBase(), options);
    if (!endsWithThisJvm) {
      endsWithThisJvm = true;
      Runtime.getRuntime().addShutdownHook(new Thread(SharedStack::endShared));
    }
    stack.down();
    stack.up();
    return stack;
  }

  private static synchronized void endShared() {
    if (shared != null) {
      shared.down();
      shared = null;
    }
  }

  private static SharedStack given(Path folder) {
    RunningStack found = find(new StackFolder(folder));
    int base = URI.create(found.file().apiUrl()).getPort();
    SharedStack stack = new SharedStack(folder, base, List.of());
    stack.running = found;
    return stack;
  }

  private static RunningStack find(StackFolder folder) {
    return RunningStack.find(folder)
        .orElseThrow(() -> new AssertionError("no stack runs in " + folder.root()));
  }

  public synchronized void up() {
    List<String> line = new ArrayList<>(List.of("--detach", "--port-base", "" + portBase));
    line.addAll(options);
    run("up", line.toArray(String[]::new)).orThrow();
    running = find(folder);
  }

  public synchronized void down() {
    running = null;
    run("down");
  }

  /** The stack as it runs now. */
  public synchronized RunningStack running() {
    if (running == null) {
      throw new AssertionError("no stack runs in " + folder.root());
    }
    Recorder.shared().servedAt(running.apiUrl());
    return running;
  }

  public StackFile file() {
    return running().file();
  }

  public StackFolder folder() {
    return folder;
  }

  public Http http() {
    return http;
  }

  /** SIGKILL by the stack's own order. */
  public void kill(Component component) {
    running().kill(component);
  }

  public void restart(Component component) {
    running().restart(component);
  }

  public void kill(Instance instance) {
    running().kill(instance);
  }

  public void restart(Instance instance) {
    running().restart(instance);
  }

  /** Asks for a cutoff over everything; it is reached two seconds later. */
  public String cutoff() {
    return running().cutOff("tests", "scenario");
  }

  public void mine(int blocks) {
    running().chain().mine(blocks);
  }

  /** The reserve ledger as its tables have it. */
  LedgerTables ledger() {
    return new LedgerTables(running().jdbcUrl(Component.FUNDING_CHECKER));
  }

  /** Runs statements behind a service's back, in its database; for planted faults only. */
  public void tamper(Component service, String... statements) {
    try (Connection connection = DriverManager.getConnection(running().jdbcUrl(service));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError("the fault cannot be planted", e);
    }
  }

  /** Any command for this stack's folder. */
  public PayoutsCommand.Outcome run(String verb, String... arguments) {
    return command.run(withFolder(verb, arguments));
  }

  public PayoutsCommand.Running start(String verb, String... arguments) {
    return command.start(withFolder(verb, arguments));
  }

  private List<String> withFolder(String verb, String... arguments) {
    List<String> line = new ArrayList<>(List.of(verb.split(" ")));
    line.addAll(List.of("--data", folder.root().toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  /** Where a stack of its own has room for all its ports. */
  public static int freeBase() {
    return IntStream.iterate(LOWEST_BASE, base -> base < HIGHEST_BASE, base -> base + PORTS)
        .filter(base -> IntStream.range(base, base + PORTS).allMatch(Ports::isFree))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + PORTS + " free ports in a row"));
  }
}
