package org.openpayouts.localstack.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file of JSON lines, one per delivery, in the order of arrival. */
public final class InboxLog {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private long lastNumber;

  private InboxLog(Path file) {
    this.file = file;
  }

  /** Opens it for appending; a line that a kill has cut off is left behind and stands alone. */
  static InboxLog open(Path file) {
    InboxLog log = new InboxLog(file);
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      if (Files.exists(file) && !endsWithNewline(file)) {
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + file, e);
    }
    log.lastNumber = read(file).stream().mapToLong(Delivery::number).max().orElse(0);
    return log;
  }

  /** All deliveries so far, oldest first. */
  public static List<Delivery> read(Path file) {
    List<Delivery> deliveries = new ArrayList<>();
    if (!Files.exists(file)) {
      return deliveries;
    }
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        parse(line, deliveries);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return deliveries;
  }

  /** Numbers and writes in one step, so that the file's order is the numbers' order. */
  synchronized void append(LongFunction<Delivery> delivery) {
    try {
      String line = JSON.writeValueAsString(delivery.apply(++lastNumber)) + "\n";
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void parse(String line, List<Delivery> deliveries) {
    try {
      deliveries.add(JSON.readValue(line, Delivery.class));
    } catch (JacksonException e) {
      // Cut off by a kill before the inbox answered: nobody was told that it had arrived.
      return;
    }
  }

  private static boolean endsWithNewline(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return all.length == 0 || all[all.length - 1] == '\n';
  }
}
