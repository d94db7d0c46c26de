package org.openpayouts.localstack.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openpayouts.localstack.process.Ports;

/** The broker's settings: one node, small, and as strict about topics as a real cluster. */
final class BrokerProperties {
  private BrokerProperties() {}

  static Path write(KafkaBroker.Settings settings) {
    Path file = settings.data().resolve("server.properties");
    try {
      Files.createDirectories(settings.data());
      return Files.writeString(file, text(settings));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String text(KafkaBroker.Settings settings) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.bootstrap.servers=%1$s:%3$d
    listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
    advertised.listeners=PLAINTEXT://%1$s:%2$d
    controller.listener.names=CONTROLLER
    inter.broker.listener.name=PLAINTEXT
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    log.dirs=%4$s
    auto.create.topics.enable=false
    num.partitions=1
    num.network.threads=2
    num.io.threads=4
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=4
    group.initial.rebalance.delay.ms=0
    # The default takes 128 MB of the heap.
    log.cleaner.dedupe.buffer.size=2097152
    log.segment.bytes=134217728
    controlled.shutdown.enable=true
    """
        .formatted(
            Ports.HOST,
            settings.port(),
            settings.controllerPort(),
            settings.data().resolve("logs").toAbsolutePath());
  }
}
