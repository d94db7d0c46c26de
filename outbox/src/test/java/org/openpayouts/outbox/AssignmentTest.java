package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class AssignmentTest {
  private static final TopicPartition PARTITION = new TopicPartition("a.topic", 0);

  /** Whoever cannot read where it stands gets no further, and that must be seen. */
  @Test
  void saysNowAndThenThatPositionsCannotBeRead(CapturedOutput output) {
    try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
      consumer.assign(List.of(PARTITION));
      consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
      consumer.updateEndOffsets(Map.of(PARTITION, 5L));
      Assignment assignment = assignment(consumer);

      for (int i = 0; i < 9; i++) {
        assignment.seekAgain(List.of(PARTITION));
      }
    }

    assertThat(output.getOut().lines().filter(line -> line.contains("consumer=a-service inARow=")))
        .hasSize(4)
        .allMatch(line -> line.contains("WARN") && line.contains("cause="));
    assertThat(output).contains("inARow=8").doesNotContain("inARow=9");
  }

  private static Assignment assignment(MockConsumer<byte[], byte[]> consumer) {
    JdbcClient nobody =
        JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nothing"));
    var handled = new HandledPositions();
    var wentBack =
        new WentBack(
            new DatabaseReturns(nobody, new TransactionTemplate()),
            handled,
            new DecisionGate(nobody, handled));
    var metrics = new OutboxMetrics(new SimpleMeterRegistry());
    return new Assignment("a-service", consumer, new Positions(nobody), wentBack, metrics);
  }
}
