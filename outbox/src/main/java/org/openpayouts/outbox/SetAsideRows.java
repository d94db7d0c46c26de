package org.openpayouts.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.outbox.ParkedRecords.Parked;
import org.openpayouts.outbox.SetAside.Entry;
import org.openpayouts.outbox.SetAside.Window;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of parked or of undecodable records, as operators handle them. */
final class SetAsideRows {

  private static final String ENTRY =
      """
      select id, record_key, topic, partition, record_offset, cause, parked_at,
             left(encode(sha256(record), 'hex'), 16) as digest from
      """;

  private final JdbcClient jdbc;
  private final String table;

  /** One of the two tables, which have the same columns. */
  SetAsideRows(JdbcClient jdbc, String table) {
    this.jdbc = jdbc;
    this.table = table;
  }

  long count() {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  List<Entry> page(Window window) {
    return jdbc.sql(ENTRY + table + " where parked_at >= ? and id > ? order by id limit ?")
        .params(window.since().atOffset(ZoneOffset.UTC), window.after(), window.limit())
        .query(SetAsideRows::entry)
        .list();
  }

  /**
   * All of the entry's key, in the order of arrival, locked; of a record without key only itself.
   */
  List<Entry> item(long id) {
    return jdbc.sql(
            ENTRY
                + table
                + " where id = ? or record_key = (select record_key from "
                + table
                + " where id = ?) order by id for update")
        .params(id, id)
        .query(SetAsideRows::entry)
        .list();
  }

  boolean anyOfKeyBefore(String key, long id) {
    return jdbc.sql("select exists (select from " + table + " where record_key = ? and id < ?)")
        .params(key, id)
        .query(Boolean.class)
        .single();
  }

  Optional<Parked> find(long id) {
    return jdbc.sql(
            "select id, binding, topic, partition, record_offset, record from "
                + table
                + " where id = ?")
        .param(id)
        .query((row, number) -> parked(row))
        .optional();
  }

  /** Takes them out, in order. */
  List<Parked> take(List<Long> ids) {
    return jdbc
        .sql(
            "delete from "
                + table
                + " where id = any (?)"
                + " returning id, binding, topic, partition, record_offset, record")
        .param(ids.toArray(Long[]::new))
        .query((row, number) -> Map.entry(row.getLong("id"), parked(row)))
        .list()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Parked parked(ResultSet row) throws SQLException {
    return new Parked(
        row.getString("binding"),
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("record_offset"),
        SegmentBytes.decode(row.getBytes("record")).getFirst());
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("id"),
        row.getString("record_key"),
        "%s/%d/%d"
            .formatted(
                row.getString("topic"), row.getInt("partition"), row.getLong("record_offset")),
        row.getString("cause"),
        row.getObject("parked_at", OffsetDateTime.class).toInstant(),
        row.getString("digest"));
  }
}
