package org.openpayouts.localstack.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path temporary;

  @Test
  void staysThoughNobodyRefersToIt() throws InterruptedException {
    StackFolder folder = new StackFolder(temporary);
    FolderLock.take(folder);

    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(20); // what collects channels is a thread of its own
    }

    assertThatThrownBy(() -> FolderLock.take(folder)).isInstanceOf(Stack.Impossible.class);
  }

  @Test
  void isFreeAgainOnceItIsClosed() {
    StackFolder folder = new StackFolder(temporary);
    FolderLock.take(folder).close();

    assertThatCode(() -> FolderLock.take(folder).close()).doesNotThrowAnyException();
  }
}
