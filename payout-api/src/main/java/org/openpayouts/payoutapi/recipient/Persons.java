package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people who came through a mailed link: whoever reads mail to an address is that person. */
@Repository
class Persons {
  private final JdbcClient jdbc;

  Persons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The person's shopper id: the fresh one, unless it has one already. */
  String shopperId(EmailKey email, String fresh, Instant now) {
    jdbc.sql(
            """
            insert into person (email_key, shopper_id, since) values (?, ?, ?)
            on conflict (email_key) do nothing
            """)
        .params(email.value(), fresh, now.atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql("select shopper_id from person where email_key = ?")
        .param(email.value())
        .query(String.class)
        .single();
  }
}
