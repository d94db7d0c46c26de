package org.openpayouts.localstack.stack;

import java.nio.file.Path;
import java.util.List;
import org.openpayouts.localstack.process.JavaChild;

/** The command line of a service; with a cache of loaded classes where one was made. */
final class ServiceLine {
  private static final int HEAP_MEBIBYTES = 256;

  private ServiceLine() {}

  static List<String> of(FastStart.Extracted extracted, Path settings, boolean optimized) {
    return JavaChild.withHeap(HEAP_MEBIBYTES)
        .optimized(optimized)
        .from(extracted.cache())
        .jar(extracted.jar(), arguments(settings));
  }

  /** Starts as far as the context is made, then writes the cache and ends. */
  static List<String> training(FastStart.Extracted extracted, Path settings, Path cache) {
    return JavaChild.withHeap(HEAP_MEBIBYTES)
        .training(cache)
        .with("-Dspring.context.exit=onRefresh")
        .jar(extracted.jar(), arguments(settings));
  }

  private static String[] arguments(Path settings) {
    return new String[] {
      "--spring.config.additional-location=file:" + settings, "--spring.profiles.active=local"
    };
  }
}
