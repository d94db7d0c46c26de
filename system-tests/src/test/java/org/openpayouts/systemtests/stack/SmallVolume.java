package org.openpayouts.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A volume of its own, in memory, in the place of a folder and with its content. Closed, the folder
 * is on its old volume again, with what it holds by then. Nobody may use it at either moment. Only
 * root may mount.
 */
public final class SmallVolume implements AutoCloseable {
  private static final int MINUTES = 3;

  private final Path folder;

  private SmallVolume(Path folder) {
    this.folder = folder;
  }

  public static SmallVolume under(Path folder, int mebibytes) {
    Path aside = aside(folder);
    move(folder, aside);
    make(folder);
    run("mount", "-t", "tmpfs", "-o", size(mebibytes) + ",mode=0700", "none", folder.toString());
    run("cp", "-a", "--sparse=always", aside + "/.", folder.toString());
    run("rm", "-r", aside.toString());
    return new SmallVolume(folder);
  }

  /** While it is used. */
  public void enlarge(int mebibytes) {
    run("mount", "-o", "remount," + size(mebibytes), folder.toString());
  }

  /** What is used of it. */
  public int usedPercent() {
    try {
      var store = Files.getFileStore(folder);
      return (int) (100 - 100 * store.getUsableSpace() / store.getTotalSpace());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Path aside = aside(folder);
    make(aside);
    run("cp", "-a", "--sparse=always", folder + "/.", aside.toString());
    run("umount", folder.toString());
    run("rmdir", folder.toString());
    move(aside, folder);
  }

  private static Path aside(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".aside");
  }

  private static String size(int mebibytes) {
    return "size=" + mebibytes + "m";
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... line) {
    try {
      Process process = new ProcessBuilder(List.of(line)).inheritIO().start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError("failed, and only root may: " + String.join(" ", line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
