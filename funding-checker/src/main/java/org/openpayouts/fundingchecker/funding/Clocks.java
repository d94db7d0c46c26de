package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clock of the database, in which facts occur. */
@Repository
class Clocks {
  private final JdbcClient jdbc;

  Clocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Instant now() {
    return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }
}
