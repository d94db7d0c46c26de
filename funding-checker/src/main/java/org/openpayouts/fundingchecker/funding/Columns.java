package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into the arrays of their columns, for statements that write many at once. */
record Columns<T>(List<T> rows) {
  /** Text, or anything that the statement casts from its text. */
  @Nullable String[] text(Function<T, ? extends @Nullable Object> column) {
    return rows.stream()
        .map(column)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }

  @Nullable String[] instants(Function<T, @Nullable Instant> column) {
    return text(column);
  }

  @Nullable Long[] numbers(Function<T, @Nullable Long> column) {
    return rows.stream().map(column).toArray(Long[]::new);
  }

  byte[][] bytes(Function<T, byte[]> column) {
    return rows.stream().map(column).toArray(byte[][]::new);
  }
}
