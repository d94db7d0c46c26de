package org.openpayouts.fundingchecker.rates;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.openpayouts.outbox.DecisionGate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The row that says who asks the sources, shared by all replicas. */
@Repository
class RateRounds {
  private final JdbcClient jdbc;
  private final DecisionGate gate;

  RateRounds(JdbcClient jdbc, DecisionGate gate) {
    this.jdbc = jdbc;
    this.gate = gate;
  }

  /**
   * Begins the next round if it is due; of several replicas one gets it. Whoever dies in his round
   * costs one round: the next is due an interval later. A clock that went back makes it due at
   * once.
   */
  @Transactional
  Optional<RateRound> begin(Duration interval) {
    gate.requireOpen();
    return jdbc.sql(
            """
            update rates_round
               set number = number + 1, asked_at = clock_timestamp()
             where asked_at <= clock_timestamp() - make_interval(secs => :interval)
                or asked_at > clock_timestamp()
            returning number, asked_at
            """)
        .param("interval", interval.toMillis() / 1_000.0)
        .query((row, index) ->
            new RateRound(
                row.getLong("number"), row.getObject("asked_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Whether no later round has begun; keeps it so until the end of the transaction. */
  boolean isLast(RateRound round) {
    return jdbc.sql("select number from rates_round where number = :number for update")
        .param("number", round.number())
        .query(Long.class)
        .optional()
        .isPresent();
  }
}
