package org.openpayouts.payoutapi.pairing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many codes may be tried in vain. A code has 41 bits: with ten of them open all year long, who
 * may try 600 an hour finds one in 40,000 years.
 */
@Repository
class WrongCodes {
  static final int PER_HOUR = 600;

  private final JdbcClient jdbc;

  WrongCodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Counts a try before it is known what comes of it, so that many at once cannot pass. To be
   * committed by itself.
   *
   * @return false if the hour has no more
   */
  boolean count() {
    jdbc.sql("delete from wrong_code where hour < now() - interval '1 day'").update();
    return jdbc.sql(
                """
                insert into wrong_code as w (hour, tried) values (date_trunc('hour', now()), 1)
                on conflict (hour) do update set tried = w.tried + 1 where w.tried < ?
                """)
            .param(PER_HOUR)
            .update()
        == 1;
  }

  /** The code was right after all. */
  void forgive() {
    jdbc.sql("update wrong_code set tried = tried - 1 where hour = date_trunc('hour', now())")
        .update();
  }
}
