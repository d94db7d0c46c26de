package org.openpayouts.systemtests.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process that holds a foreign library: a line of JSON asks, a line of JSON answers. It ends with
 * its input, so that none outlives this JVM.
 */
public final class Driver {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What is read after the last line. */
  private static final String END = "";

  private final Path log;
  private final Writer questions;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private Driver(Process process, Path log) {
    this.log = log;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    // A virtual thread that reads a pipe keeps its carrier, and two cores have only two of these.
    Thread.ofPlatform()
        .daemon()
        .name("driver-answers")
        .start(() -> read(process.inputReader(StandardCharsets.UTF_8)));
  }

  /** What it writes elsewhere than in answers goes to the log. */
  public static Driver start(List<String> line, Path folder, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().resolveSibling(""));
      Process process =
          new ProcessBuilder(line).directory(folder.toFile()).redirectError(log.toFile()).start();
      return new Driver(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + line, e);
    }
  }

  private void read(BufferedReader lines) {
    try (lines) {
      lines.lines().forEach(answers::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      answers.add(END);
    }
  }

  /** Asks and waits for the answer to exactly this question. */
  public synchronized JsonNode ask(Object question) {
    try {
      questions.write(JSON.writeValueAsString(question) + "\n");
      questions.flush();
      String answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (answer == null || answer.equals(END)) {
        throw new AssertionError("the library's process gave no answer; its log is " + log);
      }
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("the library's process has ended, see " + log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a library was asked", e);
    }
  }
}
