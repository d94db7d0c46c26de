package org.openpayouts.outbox;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong and where, without messages: a database's message quotes values, and values
 * may be addresses or amounts.
 */
final class Causes {

  private static final int DEPTH_MAX = 20;

  private Causes() {}

  static String describe(Throwable failure) {
    Throwable root = rootOf(failure);
    var text = new StringBuilder(root.getClass().getName());
    if (root instanceof SQLException sql && sql.getSQLState() != null) {
      text.append(" sqlState=").append(sql.getSQLState());
    }
    // The outbox's own messages quote no values.
    if (root.getClass().getPackage() == Causes.class.getPackage()) {
      text.append(" (").append(root.getMessage()).append(')');
    }
    Stream.of(failure.getStackTrace())
        .filter(frame -> isOurs(frame.getClassName()))
        .findFirst()
        .ifPresent(frame ->
            text.append(" at ")
                .append(frame.getClassName())
                .append(':')
                .append(frame.getLineNumber()));
    return text.toString();
  }

  private static boolean isOurs(String className) {
    return className.startsWith("org.openpayouts.");
  }

  static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; depth < DEPTH_MAX; depth++) {
      @Nullable Throwable cause = root.getCause();
      if (cause == null) {
        return root;
      }
      root = cause;
    }
    return root;
  }

  /** The first of a type in the cause chain, or null. */
  static <E extends Throwable> @Nullable E find(Throwable failure, Class<E> type) {
    @Nullable Throwable link = failure;
    for (int depth = 0; link != null && depth < DEPTH_MAX; depth++) {
      if (type.isInstance(link)) {
        return type.cast(link);
      }
      link = link.getCause();
    }
    return null;
  }
}
