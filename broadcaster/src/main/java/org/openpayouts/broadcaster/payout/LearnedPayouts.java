package org.openpayouts.broadcaster.payout;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payouts as our own facts left them: rows follow the facts, and nothing is told again. */
@Repository
public class LearnedPayouts {
  private final JdbcClient jdbc;
  private final Payouts payouts;

  LearnedPayouts(JdbcClient jdbc, Payouts payouts) {
    this.jdbc = jdbc;
    this.payouts = payouts;
  }

  /** Writes down what is missing: the payouts, and the facts themselves. */
  public void insertMissing(List<LearnedFact> facts) {
    Map<PayoutId, FundedPayout> funded = new LinkedHashMap<>();
    facts.stream()
        .map(LearnedFact::payout)
        .sorted(Comparator.comparing(FundedPayout::id))
        .forEach(payout -> funded.putIfAbsent(payout.id(), payout));
    payouts.insert(List.copyOf(funded.values()));
    for (LearnedFact fact : facts) {
      remember(fact);
    }
  }

  private void remember(LearnedFact fact) {
    jdbc.sql(
            """
            insert into emitted_fact (payout_id, occurred_at, value, traceparent)
            select :payout, cast(:at as timestamptz), :value, :trace
             where not exists (select from emitted_fact
                                where payout_id = :payout and value = :value)
            """)
        .param("payout", fact.payout().id().value())
        .param("at", fact.occurredAt().toString())
        .param("value", fact.value())
        .param("trace", fact.payout().traceparent())
        .update();
  }

  /**
   * Families of which nothing is stored here, though payouts of theirs became something else: they
   * were given back after this database's time.
   */
  public List<String> outlived(Collection<Standing> standings) {
    return jdbc.sql(
            """
            select distinct f.family_id
              from unnest(:ids::text[], :states::text[], :batches::text[]) as g (id, state, batch)
              join payout p on p.payout_id = g.id
              join family f on f.family_id = p.family_id
             where f.state = 'RESERVED'
               and (g.state = 'FAILED' or (g.batch <> '' and g.batch <> f.family_id))
             order by f.family_id
            """)
        .param("ids", texts(standings, standing -> standing.id().value()))
        .param("states", texts(standings, Standing::state))
        .param("batches", texts(standings, standing -> standing.batchId().orElse("")))
        .query((row, n) -> row.getString("family_id"))
        .list();
  }

  /**
   * Where a payout stands by the newest of its facts.
   *
   * @param batchId by any of them
   * @param fallback what the family is called where no fact says it
   */
  public record Standing(
      PayoutId id,
      long sequence,
      String state,
      String delayReason,
      Optional<String> batchId,
      Optional<String> fallback) {

    /** Of facts of one payout, in any order. */
    public static Standing of(List<LearnedFact> facts) {
      LearnedFact newest =
          facts.stream().max(Comparator.comparingLong(LearnedFact::sequence)).orElseThrow();
      return new Standing(
          newest.payout().id(),
          newest.sequence(),
          newest.state(),
          newest.delayReason(),
          facts.stream().flatMap(fact -> fact.batchId().stream()).findFirst(),
          newest.paidBy().stream().findFirst().map(paid -> "relearned-" + paid.output().txid()));
    }
  }

  /** Moves rows that know less; those that know as much stay. */
  public void follow(Collection<Standing> standings) {
    jdbc.sql(
            """
            update payout p
               set state = m.state, sequence = m.sequence, delay_reason = nullif(m.reason, ''),
                   family_id = case when m.state in ('FUNDED', 'FAILED') then p.family_id
                                    else coalesce(p.family_id, nullif(m.batch, ''),
                                                  nullif(m.fallback, '')) end
              from unnest(:ids::text[], :states::text[], :sequences::bigint[], :reasons::text[],
                  :batches::text[], :fallbacks::text[])
                as m (id, state, sequence, reason, batch, fallback)
             where p.payout_id = m.id and p.sequence < m.sequence
            """)
        .param("ids", texts(standings, standing -> standing.id().value()))
        .param("states", texts(standings, Standing::state))
        .param("sequences", standings.stream().map(Standing::sequence).toArray(Long[]::new))
        .param("reasons", texts(standings, Standing::delayReason))
        .param("batches", texts(standings, standing -> standing.batchId().orElse("")))
        .param("fallbacks", texts(standings, standing -> standing.fallback().orElse("")))
        .update();
  }

  private static String[] texts(Collection<Standing> standings, Function<Standing, String> word) {
    return standings.stream().map(word).toArray(String[]::new);
  }

  /** The family of a payout, where it has one. */
  public Optional<String> familyOf(PayoutId payout) {
    return jdbc.sql("select family_id from payout where payout_id = :payout and family_id <> ''")
        .param("payout", payout.value())
        .query(String.class)
        .optional();
  }
}
