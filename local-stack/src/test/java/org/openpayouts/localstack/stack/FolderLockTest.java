package org.openpayouts.localstack.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.Deadline;

class FolderLockTest {
  @TempDir private Path temporary;

  @Test
  void staysThoughNobodyRefersToIt() throws IOException {
    StackFolder folder = new StackFolder(temporary);
    FolderLock.take(folder);

    Path left = temporary.resolve("left");
    open(left).lock();
    Deadline.in(Duration.ofSeconds(30))
        .until(
            "what nobody refers to is collected",
            () -> {
              System.gc();
              return isFree(left);
            });

    assertThatThrownBy(() -> FolderLock.take(folder)).isInstanceOf(Stack.Impossible.class);
  }

  @Test
  void isFreeAgainOnceItIsClosed() {
    StackFolder folder = new StackFolder(temporary);
    FolderLock.take(folder).close();

    assertThatCode(() -> FolderLock.take(folder).close()).doesNotThrowAnyException();
  }

  private static boolean isFree(Path file) {
    try (FileChannel channel = open(file)) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException held) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
