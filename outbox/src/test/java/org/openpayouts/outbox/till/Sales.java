package org.openpayouts.outbox.till;

import java.util.List;
import org.openpayouts.outbox.Received;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sold. */
final class Sales {

  private final JdbcClient jdbc;

  Sales(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Received<String> record) {
    jdbc.sql("insert into sale (record_key, value, trace) values (?, ?, ?)")
        .params(record.key(), record.value())
        .param(record.header("traceparent"))
        .update();
  }

  List<String> values() {
    return jdbc.sql("select value from sale order by value")
        .query((row, number) -> row.getString("value"))
        .list();
  }

  void acceptEverything() {
    jdbc.sql("alter table sale drop constraint value_is_good").update();
  }
}
