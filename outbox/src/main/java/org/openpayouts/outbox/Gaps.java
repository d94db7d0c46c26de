package org.openpayouts.outbox;

import java.util.Collection;
import java.util.List;
import org.openpayouts.outbox.HandledPositions.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records behind a consumer's position that it has not handled, because they were set aside: what
 * they told is not known here.
 */
final class Gaps {

  private final JdbcClient jdbc;

  Gaps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One of them. */
  record Gap(Place place, long offset) {}

  /** Those of these consumers, in no order. */
  List<Gap> of(Collection<String> consumers) {
    return jdbc.sql(
            """
            select consumer, topic, partition, record_offset from inbound_parked
             where consumer = any (:consumers)
            union all
            select consumer, topic, partition, record_offset from inbound_undecodable
             where consumer = any (:consumers)
            """)
        .param("consumers", consumers.toArray(String[]::new))
        .query((row, number) ->
            new Gap(
                new Place(
                    row.getString("consumer"), row.getString("topic"), row.getInt("partition")),
                row.getLong("record_offset")))
        .list();
  }
}
