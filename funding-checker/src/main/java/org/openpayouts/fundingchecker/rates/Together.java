package org.openpayouts.fundingchecker.rates;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does the same with each of some things at the same time, and waits for all of them. */
final class Together {
  private Together() {}

  /** What came of all of them; nothing where the caller is interrupted. */
  static <T, R> List<R> each(List<T> some, Function<T, List<R>> work) {
    List<Callable<List<R>>> calls =
        some.stream().<Callable<List<R>>>map(one -> () -> work.apply(one)).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().flatMap(call -> call.resultNow().stream()).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
