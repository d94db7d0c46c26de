package org.openpayouts.localstack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.process.StartFailed;

/** One server on the loopback address; its data stays over stop, kill and restart. */
public final class PostgresServer implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Settings settings;
  private @Nullable ChildProcess process;

  public PostgresServer(Settings settings) {
    this.settings = settings;
  }

  /** Without a password file, whoever reaches the port is trusted: for tests only. */
  public record Settings(Path data, int port, Path log, Optional<Path> passwordFile) {
    public static Settings onFreePort(Path folder) {
      return new Settings(
          folder.resolve("data"),
          Ports.free(1).getFirst(),
          folder.resolve("postgres.log"),
          Optional.empty());
    }
  }

  /** Starts on the kept data, which is made first where there is none. */
  public PostgresServer start() {
    if (isRunning()) {
      return this;
    }
    Path binaries = Binaries.folder();
    if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
      initialize(binaries);
    }
    Deadline deadline = Deadline.in(PATIENCE);
    deadline.until("the backends of the last run have ended", () -> startOnce(binaries, deadline));
    return this;
  }

  /** Ends it at once but cleanly: open transactions are rolled back. */
  public void stop() {
    if (process != null) {
      process.stop("INT", Duration.ofSeconds(20));
    }
  }

  /** SIGKILL; its backends notice and end by themselves. */
  public void kill() {
    if (process != null) {
      process.kill();
    }
  }

  public void restart() {
    stop();
    start();
  }

  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  public long pid() {
    if (process == null) {
      throw new IllegalStateException("PostgreSQL was not started");
    }
    return process.pid();
  }

  /** Makes the database where it is missing; answers the superuser's URL of it. */
  public String createDatabase(String name) {
    return Databases.create(jdbcUrl(SUPERUSER), name);
  }

  /** The superuser's URL of a database. */
  public String jdbcUrl(String database) {
    String password = settings.passwordFile().map(file -> "&password=" + read(file)).orElse("");
    return "jdbc:postgresql://%s:%d/%s?user=%s%s"
        .formatted(Ports.HOST, settings.port(), database, SUPERUSER, password);
  }

  @Override
  public void close() {
    stop();
  }

  private void initialize(Path binaries) {
    List<String> line = Unprivileged.command(binaries.resolve("bin/initdb"));
    line.addAll(List.of("-D", settings.data().toAbsolutePath().toString(), "-U", SUPERUSER));
    line.addAll(List.of("-E", "UTF8", "--no-instructions"));
    line.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
    if (settings.passwordFile().isPresent()) {
      line.addAll(List.of("-A", "scram-sha-256", "--pwfile"));
      line.add(settings.passwordFile().get().toAbsolutePath().toString());
    } else {
      line.addAll(List.of("-A", "trust"));
    }
    ChildProcess initdb = child("initdb", line);
    Deadline.in(PATIENCE).until("PostgreSQL's data is made", () -> !initdb.isAlive());
    if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
      throw new StartFailed(
          "PostgreSQL's data could not be made, see " + settings.log(), List.of(), null);
    }
  }

  /** False where a killed server's backends still hold the data. */
  private boolean startOnce(Path binaries, Deadline deadline) {
    List<String> line = Unprivileged.command(binaries.resolve("bin/postgres"));
    line.addAll(List.of("-D", settings.data().toAbsolutePath().toString()));
    ServerOptions.of(settings.port()).forEach(option -> line.addAll(List.of("-c", option)));
    ChildProcess started = child("PostgreSQL", new ArrayList<>(line));
    process = started;
    try {
      started.awaitReady(deadline.left(), this::answers);
      return true;
    } catch (StartFailed e) {
      if (String.valueOf(e.getMessage()).contains("pre-existing shared memory block")) {
        return false;
      }
      started.kill();
      throw e;
    }
  }

  private boolean answers() {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(SUPERUSER));
        PreparedStatement statement = connection.prepareStatement("select 1")) {
      return statement.execute();
    } catch (SQLException e) {
      return false;
    }
  }

  private ChildProcess child(String name, List<String> line) {
    Path folder = settings.log().toAbsolutePath().resolveSibling("");
    return ChildProcess.start(new ChildProcess.Command(name, line, folder, settings.log()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
