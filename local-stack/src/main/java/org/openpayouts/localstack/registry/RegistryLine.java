package org.openpayouts.localstack.registry;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.process.ClassCache;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;

/**
 * The command line of the registry. Its runnable jar loads classes by a loader of its own, which no
 * cache knows; with a cache, the same jars stand on the JVM's class path.
 */
final class RegistryLine {
  private static final int HEAP_MEBIBYTES = 192;
  private static final String MAIN = "io.quarkus.runner.GeneratedMain";

  private RegistryLine() {}

  static List<String> of(ClassCache cache, @Nullable Path trained) {
    JavaChild jvm = JavaChild.withHeap(HEAP_MEBIBYTES);
    if (trained != null) {
      return flat(jvm.training(trained));
    }
    return cache.file().isPresent() ? flat(jvm.from(cache)) : jvm.jar(Distributions.registryJar());
  }

  private static List<String> flat(JavaChild jvm) {
    return jvm.with("--add-opens=java.base/java.lang=ALL-UNNAMED")
        .with("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
        .main(Distributions.classPath(Distributions.registryJars()), MAIN);
  }
}
