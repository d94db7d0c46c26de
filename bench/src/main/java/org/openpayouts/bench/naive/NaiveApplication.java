package org.openpayouts.bench.naive;

import org.openpayouts.outbox.OutboxAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Boot and JPA, as everybody starts. */
@SpringBootApplication(
    exclude = {
      OutboxAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      KafkaAutoConfiguration.class
    })
@EnableScheduling
public class NaiveApplication {
  public static void main(String[] args) {
    SpringApplication.run(NaiveApplication.class, args);
  }
}
