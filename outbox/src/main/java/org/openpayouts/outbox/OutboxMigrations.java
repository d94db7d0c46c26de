package org.openpayouts.outbox;

import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The service's tables, then the outbox's in the same database with a history of their own. Not on
 * the pool's connections: these end after some seconds of silence, and an index of a large table
 * takes longer.
 */
final class OutboxMigrations {

  private OutboxMigrations() {}

  static void migrate(Flyway ofService) {
    Configuration configured = ofService.getConfiguration();
    DataSource patient = patient(configured.getDataSource());
    Flyway service = on(patient, configured).load();
    forgetFailure(service);
    service.migrate();
    on(patient, configured)
        .locations("classpath:db/outbox")
        .table("outbox_schema_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private static FluentConfiguration on(DataSource connections, Configuration configured) {
    return Flyway.configure().configuration(configured).dataSource(connections);
  }

  /** Connections to the same database that wait as long as a statement takes. */
  private static DataSource patient(DataSource pool) {
    SimpleDriverDataSource patient =
        DataSourceBuilder.derivedFrom(pool).type(SimpleDriverDataSource.class).build();
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    patient.setConnectionProperties(properties);
    return patient;
  }

  /**
   * Only a migration outside of a transaction leaves a word of its failure, and refuses the next
   * try by it. Such a one is written to be tried again.
   */
  private static void forgetFailure(Flyway flyway) {
    Configuration configured = flyway.getConfiguration();
    if (Stream.of(flyway.info().all()).anyMatch(migration -> migration.getState().isFailed())) {
      JdbcClient.create(configured.getDataSource())
          .sql("delete from " + configured.getTable() + " where not success")
          .update();
    }
  }
}
