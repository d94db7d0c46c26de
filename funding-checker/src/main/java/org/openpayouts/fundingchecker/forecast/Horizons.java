package org.openpayouts.fundingchecker.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When it is, and when payouts are executed next. */
@Repository
class Horizons {
  private final JdbcClient jdbc;

  Horizons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a forecast is for.
   *
   * @param now by the database's clock
   * @param told the next cutoff, as the newest one that came here told it; it may have passed
   */
  record Horizon(Instant now, @Nullable Instant told) {

    boolean isAnnounced() {
      return told != null && told.isAfter(now);
    }

    /** The instant of the next cutoff; now, where none is known. */
    Instant cutoff() {
      return told != null && told.isAfter(now) ? told : now;
    }
  }

  Horizon look() {
    return jdbc.sql(
            """
            select clock_timestamp() as now,
                   (select next_instant from cutoff where next_instant is not null
                     order by told_at desc limit 1) as told
            """)
        .query(Horizons::horizon)
        .single();
  }

  private static Horizon horizon(ResultSet row, int index) throws SQLException {
    OffsetDateTime told = row.getObject("told", OffsetDateTime.class);
    return new Horizon(
        row.getObject("now", OffsetDateTime.class).toInstant(),
        told == null ? null : told.toInstant());
  }
}
