package org.openpayouts.systemtests.sdk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.systemtests.node.NodeProject;
import org.openpayouts.systemtests.program.Driver;
import org.openpayouts.systemtests.stack.PayoutsCommand;

/** The client libraries as they were published, each in one process for all tests. */
enum PublishedSdk {
  NODE_8("Node 8.0.4"),
  NODE_7("Node 7.0.10"),
  JAVA_8("Java 8.8.0");

  private static final Map<PublishedSdk, Driver> RUNNING = new EnumMap<>(PublishedSdk.class);
  private static final int HEAP_MEBIBYTES = 96;

  private final String title;

  PublishedSdk(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The Java one has batches in place of groups: a resource that BitPay gave up. */
  boolean hasGroups() {
    return this != JAVA_8;
  }

  Driver driver() {
    synchronized (RUNNING) {
      return RUNNING.computeIfAbsent(this, PublishedSdk::start);
    }
  }

  private static Driver start(PublishedSdk sdk) {
    return switch (sdk) {
      case NODE_8 -> node(sdk, "bitpay-sdk-8");
      case NODE_7 -> node(sdk, "bitpay-sdk-7");
      case JAVA_8 -> java(sdk);
    };
  }

  private static Driver node(PublishedSdk sdk, String dependency) {
    Path folder = NodeProject.of("sdk").installed().folder();
    return Driver.start(List.of("node", "driver.cjs", dependency), folder, sdk.log());
  }

  private static Driver java(PublishedSdk sdk) {
    Path module = PayoutsCommand.checkout().resolve("system-tests/java-sdk");
    Path jars = module.resolve("target/jars");
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException("build system-tests/java-sdk first: there is no " + jars);
    }
    List<String> line =
        JavaChild.withHeap(HEAP_MEBIBYTES)
            .with("-Djdk.net.hosts.file=" + module.resolve("hosts"))
            .main(
                module.resolve("target/classes") + ":" + jars + "/*",
                "org.openpayouts.javasdk.Main");
    return Driver.start(line, module, sdk.log());
  }

  private Path log() {
    return Path.of("target/sdk", name() + ".log").toAbsolutePath();
  }
}
