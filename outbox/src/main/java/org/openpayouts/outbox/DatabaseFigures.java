package org.openpayouts.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the outbox's tables say of records nobody has judged, and of lanes nobody sends. */
final class DatabaseFigures implements Figure {

  private final JdbcClient jdbc;
  private volatile Measured last = new Measured(Double.NaN, Double.NaN, 0);

  DatabaseFigures(JdbcClient jdbc, MeterRegistry registry) {
    this.jdbc = jdbc;
    Gauge.builder("inbound.undecodable", this, figures -> figures.last.undecodable())
        .description("records whose bytes nobody could read, not handled and not dismissed")
        .register(registry);
    Gauge.builder("outbox.leases.unowned", this, figures -> figures.last.unowned())
        .description("lanes of which no relay holds the lease")
        .register(registry);
    Gauge.builder("outbox.measured", this, figures -> figures.last.atSeconds())
        .baseUnit("seconds")
        .description("when this service's tables were measured last, in seconds of the epoch")
        .register(registry);
  }

  private record Measured(double undecodable, double unowned, double atSeconds) {}

  @Override
  public String name() {
    return "tables";
  }

  /** A lease that has just expired is about to be taken; by the database's clock. */
  @Override
  public void measure(Admin admin) {
    last =
        jdbc.sql(
                """
                select (select count(*) from inbound_undecodable) as undecodable,
                       (select count(*) from outbox_lease
                         where expires_at < clock_timestamp() - interval '5 seconds') as unowned,
                       extract(epoch from clock_timestamp()) as at
                """)
            .query((row, number) ->
                new Measured(
                    row.getDouble("undecodable"), row.getDouble("unowned"), row.getDouble("at")))
            .single();
  }
}
