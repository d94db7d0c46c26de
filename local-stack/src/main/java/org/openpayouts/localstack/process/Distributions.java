package org.openpayouts.localstack.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the build of this project put beside its modules, found from any of them. */
public final class Distributions {
  /** Names the project's folder where it is no parent of the working folder. */
  public static final String ROOT_PROPERTY = "openpayouts.root";

  private Distributions() {}

  /** The folder of the reactor. */
  public static Path projectRoot() {
    String given = System.getProperty(ROOT_PROPERTY);
    Path start = Path.of(given != null ? given : System.getProperty("user.dir")).toAbsolutePath();
    return Stream.<Path>iterate(start, path -> path != null, Path::getParent)
        .filter(path -> Files.isRegularFile(path.resolve("local-stack/pom.xml")))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "not inside the OpenPayouts project: "
                    + start
                    + "; set -D"
                    + ROOT_PROPERTY
                    + "=<its folder>"));
  }

  /** The class path of a Kafka broker, for a JVM of its own. */
  public static String brokerClassPath() {
    return classPath(brokerJars());
  }

  public static List<Path> brokerJars() {
    Path jars = projectRoot().resolve("local-stack/broker/target/jars");
    if (!Files.isDirectory(jars)) {
      throw missing(jars, "local-stack/broker");
    }
    return jarsIn(jars);
  }

  public static Path registryJar() {
    Path jar = projectRoot().resolve("local-stack/target/distributions/registry/quarkus-run.jar");
    if (!Files.isRegularFile(jar)) {
      throw missing(jar, "local-stack");
    }
    return jar;
  }

  /**
   * Everything that the registry's runnable jar would load by a class loader of its own, in its
   * order: a cache holds only what the JVM's own loaders load.
   */
  public static List<Path> registryJars() {
    Path root = registryJar().resolveSibling("");
    List<Path> jars = new ArrayList<>();
    jars.add(root.resolve("quarkus/transformed-bytecode.jar"));
    jars.add(root.resolve("quarkus/generated-bytecode.jar"));
    jars.addAll(jarsIn(root.resolve("app")));
    jars.addAll(jarsIn(root.resolve("lib/main")));
    jars.addAll(jarsIn(root.resolve("lib/boot")));
    return List.copyOf(jars);
  }

  public static String classPath(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The runnable jar of a service, if it is built. */
  public static Optional<Path> serviceJar(String service) {
    Path target = projectRoot().resolve(service).resolve("target");
    if (!Files.isDirectory(target)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(target)) {
      List<Path> jars = files.filter(f -> f.toString().endsWith("-app.jar")).sorted().toList();
      return jars.isEmpty() ? Optional.empty() : Optional.of(jars.getLast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> jarsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException missing(Path path, String module) {
    return new IllegalStateException(
        "not built yet: " + path + "; run ./mvnw -pl " + module + " process-resources");
  }
}
