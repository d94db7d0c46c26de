package org.openpayouts.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogIT {
  /** Starts a child, says its pid and waits: the test kills it. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      ChildProcess ended = sleeper(folder, "ended");
      ended.kill();
      ChildProcess child = sleeper(folder, "child");
      Watchdog.ofThisJvm().discard(Files.createDirectories(folder.resolve("discarded")));
      Files.writeString(folder.resolve("pid.half"), Long.toString(child.pid()));
      Files.move(folder.resolve("pid.half"), folder.resolve("pid"));
      Thread.currentThread().join();
    }

    private static ChildProcess sleeper(Path folder, String name) {
      List<String> line = List.of("sleep", "600");
      return ChildProcess.start(
          new ChildProcess.Command(name, line, folder, folder.resolve(name + ".log")));
    }
  }

  @Test
  void endsTheChildrenOfAJvmThatWasKilled(@TempDir Path folder) throws Exception {
    ChildProcess parent =
        ChildProcess.start(
            new ChildProcess.Command(
                "the parent",
                JavaChild.withHeap(64)
                    .main(
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString()),
                folder,
                folder.resolve("parent.log")));
    parent.awaitReady(Duration.ofSeconds(30), () -> Files.exists(folder.resolve("pid")));
    long child = Long.parseLong(Files.readString(folder.resolve("pid")));
    boolean livedBefore = ProcessHandle.of(child).isPresent();

    parent.kill();

    assertThat(livedBefore).isTrue();
    Deadline.in(Duration.ofSeconds(10))
        .until("the orphan has ended", () -> ProcessHandle.of(child).isEmpty());
    Deadline.in(Duration.ofSeconds(10))
        .until("its folder is gone", () -> !Files.exists(folder.resolve("discarded")));
  }
}
