package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.SmallVolume;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/**
 * The broker's volume fills up and the broker ends: payouts are taken, and go on once it has room.
 */
@Scenario("full-disk")
@Tag(Scenario.LONG)
@Order(31)
class FullDiskIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int SMALL = 192;
  private static final int LARGE = 1024;
  private static final int RECORD_BYTES = 512 * 1024;
  private static final int RECORDS_BETWEEN_LOOKS = 40;

  private final SharedStack stack = SharedStack.get();

  @Test
  void payoutsWaitForRoomAndGoOn() {
    TestMerchant merchant = TestMerchant.in(stack, "disk").withPayees(2).withReserve("100.00");
    Journal journal = new Journal(merchant);
    Accepted before = journal.ask(new BigDecimal("9.00"), 0, "before");
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.cutoff();
      witnesses.awaitFact(List.of(before), "PayoutBroadcast", PATIENCE);
    }
    stack.down();
    try (SmallVolume volume = SmallVolume.under(stack.folder().data(Component.KAFKA), SMALL)) {
      try {
        stack.up();
        fillTheDisk();
        assertThat(volume.usedPercent()).isGreaterThan(90);
        Accepted meanwhile = journal.ask(new BigDecimal("7.00"), 1, "meanwhile");
        stack.cutoff();

        volume.enlarge(LARGE);
        stack.restart(Component.KAFKA);

        try (Witnesses witnesses = new Witnesses(stack, journal)) {
          witnesses.awaitFact(List.of(meanwhile), "PayoutBroadcast", PATIENCE);
          witnesses.mineToTheEnd(PATIENCE);
          witnesses.assertGuarantees();
        }
        removeTheFiller();
        Deadline.in(PATIENCE).until("doctor finds all well", () -> stack.run("doctor").exit() == 0);
      } finally {
        stack.down();
      }
    } finally {
      stack.up();
    }
  }

  /** With records of nobody, until the broker has ended. */
  private void fillTheDisk() {
    try (Admin admin = Admin.create(settings())) {
      admin.createTopics(List.of(new NewTopic("filler", 1, (short) 1)));
    }
    byte[] noise = new byte[RECORD_BYTES];
    new Random(1).nextBytes(noise);
    try (var producer =
        new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      Deadline.in(PATIENCE)
          .until(
              "the broker has ended",
              () -> {
                for (int i = 0; i < RECORDS_BETWEEN_LOOKS; i++) {
                  producer.send(new ProducerRecord<>("filler", noise));
                }
                return stack.run("status").output().lines().anyMatch(FullDiskIT::isTheBrokerDown);
              });
    }
  }

  private static boolean isTheBrokerDown(String line) {
    return line.contains("kafka") && line.contains("down");
  }

  private void removeTheFiller() {
    try (Admin admin = Admin.create(settings())) {
      admin.deleteTopics(List.of("filler"));
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        "bootstrap.servers",
        stack.file().kafkaBootstrap(),
        "max.block.ms",
        "2000",
        "request.timeout.ms",
        "3000",
        "delivery.timeout.ms",
        "5000",
        "linger.ms",
        "0");
  }
}
