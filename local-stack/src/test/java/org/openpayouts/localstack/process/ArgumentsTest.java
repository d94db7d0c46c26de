package org.openpayouts.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void readsALineOfMoreThanAPage() throws Exception {
    String longer = "x".repeat(10_000);
    Process process = new ProcessBuilder("sh", "-c", "sleep 60; exit", longer, "last").start();
    try {
      assertThat(Arguments.of(process.toHandle())).contains(longer).endsWith("last");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void knowsNothingOfAProcessThatHasEnded() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();

    assertThat(Arguments.of(process.toHandle())).isEmpty();
  }
}
