package org.openpayouts.fundingchecker.watermark;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openpayouts.schemas.topic.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The watermarks that were handled, in the transactions of what they follow. */
@Repository
public class Watermarks {
  private static final Comparator<Watermark> BY_PARTITION =
      Comparator.comparing(Watermark::topic)
          .thenComparingInt(Watermark::partition)
          .thenComparing(Watermark::instant);

  private final JdbcClient jdbc;

  Watermarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers them; an older one than is known changes nothing. */
  public void handled(Collection<Watermark> watermarks) {
    Map<List<Object>, Watermark> newest =
        watermarks.stream()
            .collect(
                Collectors.toMap(
                    mark -> List.of(mark.topic(), mark.partition()),
                    mark -> mark,
                    (one, other) -> one.instant().isAfter(other.instant()) ? one : other));
    newest.values().stream().sorted(BY_PARTITION).forEach(this::handled);
  }

  private void handled(Watermark mark) {
    jdbc.sql(
            """
            insert into watermark as known (topic, partition, instant)
            values (:topic, :partition, :instant)
            on conflict (topic, partition) do update
               set instant = excluded.instant where known.instant < excluded.instant
            """)
        .param("topic", mark.topic())
        .param("partition", mark.partition())
        .param("instant", mark.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** How many partitions of the topics may still bring a record older than the instant. */
  public int missing(List<Topic> topics, Instant instant) {
    int partitions = topics.stream().mapToInt(Topic::partitions).sum();
    return partitions - reached(topics, instant);
  }

  private int reached(List<Topic> topics, Instant instant) {
    return jdbc.sql(
            """
            select count(*) from watermark
             where topic = any(:topics) and instant >= :instant
            """)
        .param("topics", topics.stream().map(Topic::name).toArray(String[]::new))
        .param("instant", instant.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }
}
