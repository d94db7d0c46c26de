package org.openpayouts.bench.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openpayouts.localstack.secret.OwnerOnly;

/** psql and pgbench, with the login of one database in a file of its owner. */
public final class ClientPrograms {
  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param jdbcUrl with user and password
   * @param folder for the login and for what the programs write
   */
  public ClientPrograms(String jdbcUrl, Path folder) {
    this.folder = OwnerOnly.folder(folder);
    URI url = URI.create(jdbcUrl.substring("jdbc:".length()));
    Map<String, String> login =
        Arrays.stream(url.getRawQuery().split("&", -1))
            .map(part -> part.split("=", 2))
            .collect(
                Collectors.toMap(
                    part -> part[0],
                    part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8),
                    (first, second) -> first));
    Path passwords = folder.resolve("pgpass");
    OwnerOnly.write(passwords, "*:*:*:*:" + login.getOrDefault("password", "") + "\n");
    this.environment =
        Map.of(
            "PGHOST", url.getHost(),
            "PGPORT", Integer.toString(url.getPort()),
            "PGDATABASE", url.getPath().substring(1),
            "PGUSER", login.getOrDefault("user", ""),
            "PGPASSFILE", passwords.toString());
  }

  /** Why a program is no peer here; empty where it is one. */
  public static String lacks(String program, String debianPackage) {
    try {
      Process asked = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      asked.getInputStream().readAllBytes();
      return asked.onExit().join().exitValue() == 0 ? "" : program + " does not start";
    } catch (IOException notThere) {
      return "no %s on the path; Debian has it in %s".formatted(program, debianPackage);
    }
  }

  public Path folder() {
    return folder;
  }

  /** Runs a program to its end; answers what it said. */
  public String run(List<String> line) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().putAll(new HashMap<>(environment));
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException(line.getFirst() + " ended with " + exit + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
