package org.openpayouts.webhookdispatcher.delivery;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of all attempts, those included whose result came too late to count. */
@Repository
class Attempts {

  private static final int MAX_TEXT = 2000;

  private final JdbcClient jdbc;

  Attempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(Claimed claimed, int number, boolean counted, AttemptRecord attempt) {
    jdbc.sql(
            """
            insert into attempt (delivery_id, number, trigger, fence, counted, started_at,
              duration_ms, remote_ip, status, error, answer_head, worker)
            values (:deliveryId, :number, :trigger, :fence, :counted, :startedAt, :took,
              :remoteIp, :status, :error, :head, :worker)
            """)
        .param("deliveryId", claimed.deliveryId())
        .param("number", number)
        .param("trigger", claimed.trigger())
        .param("fence", claimed.fence())
        .param("counted", counted)
        .param("startedAt", attempt.startedAt().atOffset(ZoneOffset.UTC))
        .param("took", attempt.took().toMillis())
        .param("remoteIp", attempt.remoteIp())
        .param("status", status(attempt.answer()))
        .param("error", error(attempt.answer()))
        .param("head", head(attempt.answer()))
        .param("worker", attempt.worker())
        .update();
  }

  static @Nullable Integer status(Answer answer) {
    return switch (answer) {
      case Answer.Responded responded -> responded.status();
      case Answer.Silent _ -> null;
    };
  }

  static String error(Answer answer) {
    return switch (answer) {
      case Answer.Responded responded -> "HTTP " + responded.status();
      case Answer.Silent silent -> silent.kind() + ": " + clean(silent.error());
    };
  }

  private static @Nullable String head(Answer answer) {
    return switch (answer) {
      case Answer.Responded responded -> clean(responded.head());
      case Answer.Silent _ -> null;
    };
  }

  /** What a receiver sends may hold anything; a text column may not. */
  private static String clean(String text) {
    var cut = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    return cut.replace('\u0000', ' ');
  }
}
