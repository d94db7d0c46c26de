package org.openpayouts.systemtests.stack;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;

/** Settings that single services of the stack have for a while. */
public final class Overrides implements AutoCloseable {
  private final SharedStack stack;
  private final Map<Instance, Path> files = new LinkedHashMap<>();

  public Overrides(SharedStack stack) {
    this.stack = stack;
  }

  /** From its next start on. */
  public void give(Component service, Map<String, String> settings) {
    give(Instance.first(service), settings);
  }

  /** The same for one of several replicas. */
  public void give(Instance service, Map<String, String> settings) {
    Path file = stack.folder().overrides(service);
    String text =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(joining());
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.put(service, file);
  }

  /** A service runs without them from its next start on. */
  public void withdraw(Component service) {
    try {
      Files.delete(
          requireNonNull(files.remove(Instance.first(service)), "nothing was given to it"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The services run without them again. */
  @Override
  public void close() {
    try {
      for (Path file : files.values()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.keySet().forEach(stack::restart);
  }
}
