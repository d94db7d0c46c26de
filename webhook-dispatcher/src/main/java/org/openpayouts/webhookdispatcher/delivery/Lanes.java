package org.openpayouts.webhookdispatcher.delivery;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lock objects for order: whoever adds to or settles a lane holds its row. */
@Repository
class Lanes {

  private final JdbcClient jdbc;

  Lanes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks these lanes, always in the same order, and makes those that do not exist. */
  SortedMap<String, Lane> lock(Collection<String> subjectIds) {
    var ids = new TreeSet<>(subjectIds).toArray(String[]::new);
    jdbc.sql(
            """
            insert into lane (subject_id)
            select id from unnest(:ids) id order by id
            on conflict do nothing
            """)
        .param("ids", ids)
        .update();
    var lanes = new TreeMap<String, Lane>();
    jdbc.sql("select * from lane where subject_id = any(:ids) order by subject_id for update")
        .param("ids", ids)
        .query(row -> {
          lanes.put(
              row.getString("subject_id"),
              new Lane(
                  row.getString("subject_id"),
                  row.getLong("last_position"),
                  row.getLong("last_sequence"),
                  row.getLong("delivered_sequence")));
        });
    return lanes;
  }

  void save(Collection<Lane> lanes) {
    jdbc.sql(
            """
            update lane l set last_position = v.position, last_sequence = v.sequence,
              delivered_sequence = v.delivered
            from unnest(:ids, :positions, :sequences, :delivered)
              v(id, position, sequence, delivered)
            where l.subject_id = v.id
            """)
        .param("ids", lanes.stream().map(Lane::subjectId).toArray(String[]::new))
        .param("positions", lanes.stream().mapToLong(Lane::lastPosition).toArray())
        .param("sequences", lanes.stream().mapToLong(Lane::lastSequence).toArray())
        .param("delivered", lanes.stream().mapToLong(Lane::deliveredSequence).toArray())
        .update();
  }
}
