package org.openpayouts.bench.outbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Outbox;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service that has nothing but its outbox, and the relay that every service has. */
record OwnRelay(ConfigurableApplicationContext context) implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(5);

  static OwnRelay start(Broker broker, String jdbcUrl) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("spring.application.name", "bench");
    settings.put("payouts.outbox.service", "bench");
    settings.put("spring.datasource.url", jdbcUrl);
    settings.put("spring.kafka.bootstrap-servers", broker.address());
    settings.put("payouts.kafka.bootstrap-servers", broker.address());
    settings.put("spring.flyway.locations", "classpath:db/none");
    settings.put("spring.flyway.fail-on-missing-locations", false);
    settings.put("spring.data.jpa.repositories.enabled", false);
    settings.put("logging.level.root", "warn");
    settings.put("spring.main.banner-mode", "off");
    return new OwnRelay(
        new SpringApplicationBuilder(RelayApplication.class)
            .web(WebApplicationType.NONE)
            .properties(settings)
            .run());
  }

  JdbcTemplate jdbc() {
    return context.getBean(JdbcTemplate.class);
  }

  /** Appends while the relay rests, so that only sending is measured. */
  Sending send(List<OutboundRecord> facts, int perTransaction) {
    SmartLifecycle relay = context.getBean("outboxRelay", SmartLifecycle.class);
    relay.stop();
    append(facts, perTransaction);
    JdbcTemplate jdbc = jdbc();
    return Sending.of(() -> {
      relay.start();
      while (isAnyLeft(jdbc)) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
    });
  }

  private void append(List<OutboundRecord> facts, int perTransaction) {
    Outbox outbox = context.getBean(Outbox.class);
    var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    for (int from = 0; from < facts.size(); from += perTransaction) {
      var some = facts.subList(from, Math.min(facts.size(), from + perTransaction));
      transaction.executeWithoutResult(status -> outbox.append(Broker.TOPIC, Lane.BULK, some));
    }
  }

  private static boolean isAnyLeft(JdbcTemplate jdbc) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("select exists (select from outbox_segment)", Boolean.class));
  }

  @Override
  public void close() {
    context.close();
  }
}
