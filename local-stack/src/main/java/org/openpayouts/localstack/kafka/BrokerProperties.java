package org.openpayouts.localstack.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.process.StartFailed;

/** A broker's settings: small, and as strict about topics as a real cluster. */
final class BrokerProperties {
  private static final String VOTERS = "controller.quorum.voters=";

  /** How soon a killed broker is noticed; a lone one is noticed by everybody. */
  private static final String NOTICED =
      "broker.session.timeout.ms=6000\nbroker.heartbeat.interval.ms=1000";

  private static final String TEXT =
      """
      process.roles=broker,controller
      node.id=%3$d
      %4$s
      listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%5$d%6$s
      advertised.listeners=PLAINTEXT://%1$s:%2$d%7$s
      controller.listener.names=CONTROLLER
      inter.broker.listener.name=PLAINTEXT
      listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT
      log.dirs=%8$s
      default.replication.factor=%9$d
      min.insync.replicas=%10$d
      %11$s
      auto.create.topics.enable=false
      num.partitions=1
      num.network.threads=2
      num.io.threads=4
      offsets.topic.replication.factor=%9$d
      offsets.topic.num.partitions=4
      transaction.state.log.replication.factor=%9$d
      transaction.state.log.min.isr=%10$d
      transaction.state.log.num.partitions=4
      share.coordinator.state.topic.replication.factor=%9$d
      share.coordinator.state.topic.min.isr=%10$d
      share.coordinator.state.topic.num.partitions=4
      group.initial.rebalance.delay.ms=0
      # The default takes 128 MB of the heap.
      log.cleaner.dedupe.buffer.size=2097152
      log.segment.bytes=134217728
      controlled.shutdown.enable=true
      """;

  private BrokerProperties() {}

  static Path write(KafkaBroker.Settings settings) {
    Path file = file(settings);
    try {
      Files.createDirectories(settings.data());
      return Files.writeString(file, text(settings));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * A quorum is not changed by other settings.
   *
   * @throws StartFailed where this data belongs to another number of brokers
   */
  static void refuseAnotherQuorum(KafkaBroker.Settings settings) {
    Path file = file(settings);
    try {
      boolean madeForThree = Files.readString(file).contains(VOTERS);
      if (madeForThree != settings.quorum().size() > 1) {
        throw new StartFailed(
            "the data in %s was made for %s; another --data folder takes another cluster"
                .formatted(settings.data(), madeForThree ? "three brokers" : "one broker"),
            List.of(),
            null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Path file(KafkaBroker.Settings settings) {
    return settings.data().resolve("server.properties");
  }

  private static String text(KafkaBroker.Settings settings) {
    KafkaBroker.Quorum quorum = settings.quorum();
    int copies = quorum.size();
    return TEXT.formatted(
        Ports.HOST,
        settings.port(),
        quorum.node(),
        controllers(quorum),
        quorum.controllerPort(),
        settings.proxy().map(proxy -> ",PROXIED://" + at(proxy.port())).orElse(""),
        settings.proxy().map(proxy -> ",PROXIED://" + at(proxy.advertisedPort())).orElse(""),
        settings.data().resolve("logs").toAbsolutePath(),
        copies,
        Math.max(1, copies - 1),
        copies == 1 ? "" : NOTICED);
  }

  private static String controllers(KafkaBroker.Quorum quorum) {
    if (quorum.size() == 1) {
      return "controller.quorum.bootstrap.servers=" + at(quorum.controllerPort());
    }
    return IntStream.range(0, quorum.size())
        .mapToObj(i -> i + 1 + "@" + at(quorum.controllerPorts().get(i)))
        .collect(Collectors.joining(",", VOTERS, ""));
  }

  private static String at(int port) {
    return Ports.HOST + ":" + port;
  }
}
