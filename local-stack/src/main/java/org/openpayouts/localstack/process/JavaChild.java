package org.openpayouts.localstack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of small JVMs: serial collector, first compiler only, a hard heap limit. */
public final class JavaChild {
  private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

  private final List<String> line = new ArrayList<>();

  private JavaChild(int heapMebibytes) {
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx" + heapMebibytes + "m");
    line.add("-XX:+UseSerialGC");
    line.add(FIRST_COMPILER_ONLY);
    line.add("-XX:+ExitOnOutOfMemoryError");
    line.add("--enable-native-access=ALL-UNNAMED");
  }

  public static JavaChild withHeap(int mebibytes) {
    return new JavaChild(mebibytes);
  }

  public JavaChild with(String... options) {
    line.addAll(List.of(options));
    return this;
  }

  /** Compiles again what runs often: slower to start, faster once it is warm. */
  public JavaChild optimized(boolean wanted) {
    if (wanted) {
      line.remove(FIRST_COMPILER_ONLY);
    }
    return this;
  }

  /** Starts from a cache of loaded classes, where it was made. */
  public JavaChild from(ClassCache cache) {
    cache.file().ifPresent(file -> with("-XX:AOTCache=" + file));
    return this;
  }

  /** Writes the classes it loads to a file at its end; others go first, for nobody waits for it. */
  public JavaChild training(Path file) {
    line.addAll(0, List.of("nice", "-n", "19"));
    return with("-XX:AOTCacheOutput=" + file);
  }

  public List<String> main(String classPath, String mainClass, String... arguments) {
    return with("-cp", classPath, mainClass).with(arguments).line();
  }

  public List<String> jar(Path jar, String... arguments) {
    return with("-jar", jar.toString()).with(arguments).line();
  }

  private List<String> line() {
    return List.copyOf(line);
  }
}
