package org.openpayouts.bench.cutoff;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;

/** What funding-checker has stored, and how far it has come. */
final class FundingTables {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** All but who the merchants and recipients are, the rates, and how far topics are read. */
  private static final String CLEAR =
      """
      truncate arrival, open_payout, transition, sweep, cutoff, reached_cutoff, shortage, told_line,
        limited_day, limited_day_recipient, unsent_payout, awaited_payout,
        reserve_movement, ledger_entry, posting, account cascade
      """;

  private static final String NOTHING_TO_DO =
      """
      select not exists (select from outbox_segment)
         and not exists (select from sweep where done_at is null)
         and not exists (select from cutoff where started_at is null)
      """;

  private static final String HAS_READ =
      """
      select count(*) = 0
        from unnest(?::text[], ?::int[], ?::bigint[]) as e (topic, partition, end_offset)
        left join inbound_position i using (topic, partition)
       where coalesce(i.next_offset, 0) < e.end_offset
      """;

  private static final List<Topic> READ =
      List.of(
          Topics.REQUESTS,
          Topics.CUTOFFS,
          Topics.LIFECYCLE,
          Topics.RESERVE_COMMANDS,
          Topics.MERCHANTS,
          Topics.RECIPIENTS);

  private final Sql sql;
  private final Admin admin;

  FundingTables(Sql sql, Admin admin) {
    this.sql = sql;
    this.admin = admin;
  }

  /** Forgets every payout and all money; its facts so far go too, for they fill the disk. */
  void clear() {
    awaitQuiet();
    sql.execute(CLEAR);
    admin
        .deleteRecords(
            ends(List.of(Topics.LIFECYCLE, Topics.RESERVE_ENTRIES)).entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Entry::getKey, end -> RecordsToDelete.beforeOffset(end.getValue()))))
        .all()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  /** Until it has decided, sent and read everything, its own facts included. */
  void awaitQuiet() {
    Deadline.in(PATIENCE)
        .until("funding-checker has nothing to do", () -> sql.holds(NOTHING_TO_DO) && hasRead());
  }

  private boolean hasRead() {
    List<Entry<TopicPartition, Long>> ends = List.copyOf(ends(READ).entrySet());
    return sql.holds(
        HAS_READ,
        ends.stream().map(end -> end.getKey().topic()).toArray(String[]::new),
        ends.stream().map(end -> end.getKey().partition()).toArray(Integer[]::new),
        ends.stream().map(Entry::getValue).toArray(Long[]::new));
  }

  private Map<TopicPartition, Long> ends(List<Topic> topics) {
    Map<TopicPartition, OffsetSpec> asked =
        topics.stream()
            .flatMap(FundingTables::partitions)
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        admin.listOffsets(asked).all().toCompletionStage().toCompletableFuture().join();
    return found.entrySet().stream()
        .collect(Collectors.toMap(Entry::getKey, end -> end.getValue().offset()));
  }

  static Stream<TopicPartition> partitions(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }

  void awaitWatermarks(Instant instant) {
    int all = Topics.WATERMARKED.stream().mapToInt(Topic::partitions).sum();
    await(
        "the watermarks are handled",
        all,
        "select count(*) from watermark where instant >= ?",
        instant.atOffset(ZoneOffset.UTC));
  }

  /** Until a count is that of a question. */
  void await(String what, long count, String question, Object... parameters) {
    Deadline.in(PATIENCE).until(what, () -> sql.number(question, parameters) == count);
  }

  /** Lets PostgreSQL look at what was written at once as it would in time. */
  void settle() {
    for (String table : List.of("arrival", "open_payout", "account", "reached_cutoff")) {
      sql.execute("vacuum (analyze) " + table);
    }
    sql.execute("checkpoint");
  }

  Sql sql() {
    return sql;
  }
}
