package org.openpayouts.outbox;

import org.flywaydb.core.Flyway;

/** The outbox's tables, in the service's database, with a history of their own. */
final class OutboxMigrations {

  private OutboxMigrations() {}

  static void migrate(Flyway ofService) {
    ofService.migrate();
    Flyway.configure()
        .configuration(ofService.getConfiguration())
        .locations("classpath:db/outbox")
        .table("outbox_schema_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
