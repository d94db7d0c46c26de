package org.openpayouts.localstack.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A shell that reads this JVM's pipe. When the pipe ends, because the JVM ended in whatever way,
 * even by SIGKILL, it kills the processes that are still guarded and removes the discarded folders.
 */
public final class Watchdog {
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      guarded=' '
      while read -r verb rest; do
        case $verb in
          guard) guarded="$guarded$rest " ;;
          forget) guarded="${guarded%% $rest *} ${guarded#* $rest }" ;;
          discard) [ -n "$discarded" ] && discarded="$discarded
      $rest" || discarded=$rest ;;
        esac
      done
      for pid in $guarded; do kill -9 "$pid" 2>/dev/null; done
      printf '%s\\n' "$discarded" | while read -r folder; do
        [ -n "$folder" ] && { rm -rf -- "$folder" || { sleep 1; rm -rf -- "$folder"; }; }
      done
      """;

  private static final class Holder {
    private static final Watchdog INSTANCE = new Watchdog();
  }

  private final OutputStream pipe;

  private Watchdog() {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", SCRIPT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      pipe = shell.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start sh, which ends children of a killed parent", e);
    }
  }

  public static Watchdog ofThisJvm() {
    return Holder.INSTANCE;
  }

  public void guard(long pid) {
    tell("guard " + pid);
  }

  public void forget(long pid) {
    tell("forget " + pid);
  }

  /** Removes this folder when the JVM has ended and its children with it. */
  public void discard(Path folder) {
    tell("discard " + folder.toAbsolutePath());
  }

  private synchronized void tell(String line) {
    try {
      pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      pipe.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the watchdog of the child processes is gone", e);
    }
  }
}
