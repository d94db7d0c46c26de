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

  /** Where it may not be mounted, the folder is as it was. */
  public static SmallVolume under(Path folder, int mebibytes) {
    Path aside = copyAside(folder);
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
    Path aside = copyAside(folder);
    run("umount", folder.toString());
    run("rm", "-r", folder.toString());
    run("mv", aside.toString(), folder.toString());
  }

  private static Path copyAside(Path folder) {
    Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
    run("rm", "-rf", aside.toString());
    run("cp", "-a", "--sparse=always", folder.toString(), aside.toString());
    return aside;
  }

  private static String size(int mebibytes) {
    return "size=" + mebibytes + "m";
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
