package org.openpayouts.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One folder, one stack. The lock ends with its process, however that ends. */
final class FolderLock implements AutoCloseable {
  /** The garbage collector closes a channel that nobody refers to, and its lock is gone. */
  private static final Set<FileChannel> HELD = ConcurrentHashMap.newKeySet();

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it, until it is closed or the process ends.
   *
   * @throws Stack.Impossible with a sentence for people, where another stack has it
   */
  static FolderLock take(StackFolder folder) {
    try {
      FileChannel channel =
          FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new Stack.Impossible(
            "another stack uses " + folder.root() + "; --data DIR chooses another");
      }
      HELD.add(channel);
      return new FolderLock(channel);
    } catch (OverlappingFileLockException e) {
      throw new Stack.Impossible("this process already runs a stack in " + folder.root());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + folder.lock(), e);
    }
  }

  @Override
  public void close() {
    HELD.remove(channel);
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock", e);
    }
  }
}
