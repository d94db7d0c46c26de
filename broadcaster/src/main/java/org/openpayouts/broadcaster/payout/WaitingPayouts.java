package org.openpayouts.broadcaster.payout;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payouts that nobody has planned, or broadcast, yet. */
@Repository
public class WaitingPayouts {
  private final JdbcClient jdbc;
  private final PayoutFacts facts;

  WaitingPayouts(JdbcClient jdbc, PayoutFacts facts) {
    this.jdbc = jdbc;
    this.facts = facts;
  }

  /** How many wait to be planned, at most a batch's worth, and how long the first one has. */
  public record Queue(long count, Duration oldest) {
    private static final int FULL = 1_000;

    /** Whether company is no longer waited for. */
    public boolean isDue(Duration linger) {
      return count >= FULL || (count > 0 && oldest.compareTo(linger) >= 0);
    }
  }

  public Queue queue(String wallet) {
    return jdbc.sql(
            """
            select count(*) as waiting,
                   coalesce(1000 * extract(epoch from clock_timestamp() - min(received_at)), 0)::bigint
                     as oldest
              from (select received_at from payout
                     where wallet = :wallet and state = 'FUNDED' and family_id is null
                     order by funded_at, payout_id
                     limit 1000) as first
            """)
        .param("wallet", wallet)
        .query(
            (row, n) -> new Queue(row.getLong("waiting"), Duration.ofMillis(row.getLong("oldest"))))
        .single();
  }

  /** A payout and how long it has waited here. */
  public record Waiter(FundedPayout payout, Duration waiting) {}

  /** A place in the order of funding. */
  public record Place(Instant fundedAt, String payoutId) {
    public static final Place FIRST = new Place(Instant.EPOCH, "");

    public static Place of(FundedPayout payout) {
      return new Place(payout.fundedAt(), payout.id().value());
    }
  }

  /** Locks the next ones behind a place, in the order of funding. */
  public List<Waiter> lockNext(String wallet, Place behind, int limit) {
    return jdbc.sql(
            """
            select t.record, t.traceparent,
                   (1000 * extract(epoch from clock_timestamp() - p.received_at))::bigint as waiting
              from payout p join payout_terms t using (payout_id)
             where p.wallet = :wallet and p.state = 'FUNDED' and p.family_id is null
               and (p.funded_at, p.payout_id) > (cast(:fundedAt as timestamptz), :payout)
             order by p.funded_at, p.payout_id
             limit :limit
               for update of p
            """)
        .param("wallet", wallet)
        .param("fundedAt", behind.fundedAt().toString())
        .param("payout", behind.payoutId())
        .param("limit", limit)
        .query((row, n) ->
            new Waiter(
                facts.read(row.getBytes("record"), row.getString("traceparent")),
                Duration.ofMillis(row.getLong("waiting"))))
        .list();
  }

  /** The orders of payouts that are planned already, as they were funded. */
  public List<FundedPayout> of(List<PayoutId> ids) {
    return jdbc.sql("select record, traceparent from payout_terms where payout_id = any(:ids)")
        .param("ids", ids.stream().map(PayoutId::value).toArray(String[]::new))
        .query((row, n) -> facts.read(row.getBytes("record"), row.getString("traceparent")))
        .list();
  }

  /**
   * Funded payouts that were not told this reason yet.
   *
   * @param unplannedOnly leaves out those whose transaction is reserved or stored
   */
  public List<PayoutId> untold(String wallet, News.Delay reason, boolean unplannedOnly, int limit) {
    return jdbc.sql(
            """
            select payout_id
              from payout
             where wallet = :wallet and state = 'FUNDED'
               and delay_reason is distinct from :reason
               -- Told something more particular already, and both would be true at once.
               and (:reason <> 'HOT_WALLET_LOW' or delay_reason is distinct from 'SIGNER_REFUSED')
               and (family_id is null or not :unplannedOnly)
             order by payout_id
             limit :limit
            """)
        .param("wallet", wallet)
        .param("reason", reason.name())
        .param("unplannedOnly", unplannedOnly)
        .param("limit", limit)
        .query((row, n) -> new PayoutId(row.getString("payout_id")))
        .list();
  }

  /** Notes whose intent did not verify; answers those of which it was not known. */
  public Set<PayoutId> doubt(Collection<PayoutId> ids) {
    return Set.copyOf(
        jdbc.sql(
                """
                update payout set doubted_at = clock_timestamp()
                 where payout_id = any(:ids) and state = 'FUNDED' and doubted_at is null
                returning payout_id
                """)
            .param("ids", ids.stream().map(PayoutId::value).toArray(String[]::new))
            .query((row, n) -> new PayoutId(row.getString("payout_id")))
            .list());
  }

  /** Binds payouts to a family; each must still be free. */
  public void plan(List<PayoutId> ids, String familyId) {
    int planned =
        jdbc.sql(
                """
                update payout set family_id = :family
                 where payout_id = any(:ids) and state = 'FUNDED' and family_id is null
                """)
            .param("family", familyId)
            .param("ids", ids.stream().map(PayoutId::value).toArray(String[]::new))
            .update();
    if (planned != ids.size()) {
      throw new IllegalStateException("a payout that was planned is planned already");
    }
  }

  /** What a payout is bound to. */
  public record Binding(PayoutId payout, String state, Optional<String> familyId) {
    /** Told to nobody as broadcast. */
    public boolean isFunded() {
      return state.equals("FUNDED");
    }

    /** Neither complete nor failed. */
    public boolean isOpen() {
      return isFunded() || state.equals("PROCESSING");
    }
  }

  /** Locks payouts in the order of their ids and says what they are bound to. */
  public List<Binding> lockBindings(List<PayoutId> ids) {
    return jdbc.sql(
            """
            select payout_id, state, family_id from payout
             where payout_id = any(:ids) order by payout_id
               for update
            """)
        .param("ids", ids.stream().map(PayoutId::value).toArray(String[]::new))
        .query((row, n) ->
            new Binding(
                new PayoutId(row.getString("payout_id")),
                row.getString("state"),
                Optional.ofNullable(row.getString("family_id"))))
        .list();
  }

  /** Frees the payouts of a family for which nothing was stored. */
  public void unplan(String familyId) {
    jdbc.sql("update payout set family_id = null where family_id = :family and state = 'FUNDED'")
        .param("family", familyId)
        .update();
  }
}
