package org.openpayouts.payoutapi.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which signed request made which payout, for as long as its token lives. */
@Repository
class RequestDigests {
  private final JdbcClient jdbc;

  RequestDigests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims each digest for its payout where nobody has; waits for a concurrent transaction that is
   * about to. Answers the payouts whose claim stood. The list is in the order of its digests.
   */
  Set<PayoutId> claim(List<Candidate> candidates, Instant now) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into request_digest (digest, payout_id, requested_at)
                select digest, id, ? from unnest(?, ?) as c(digest, id) order by digest
                on conflict (digest) do nothing
                returning payout_id
                """)
            .param(now.atOffset(ZoneOffset.UTC))
            .param(digests(candidates))
            .param(candidates.stream().map(one -> one.id().value()).toArray(String[]::new))
            .query((row, number) -> new PayoutId(row.getString("payout_id")))
            .list());
  }

  /** Lets a digest that its candidate has claimed stand for another payout. */
  void pointAt(PayoutId payout, Candidate claimant) {
    jdbc.sql("update request_digest set payout_id = ? where digest = ? and payout_id = ?")
        .param(payout.value())
        .param(claimant.digest().bytes())
        .param(claimant.id().value())
        .update();
  }

  /**
   * Lets a digest that nobody has claimed stand for a payout that another request has made. False
   * if somebody has, or a concurrent transaction did so first.
   */
  boolean adopt(RequestDigest digest, PayoutId payout) {
    return jdbc.sql(
                """
                insert into request_digest (digest, payout_id, requested_at)
                values (?, ?, clock_timestamp())
                on conflict (digest) do nothing
                """)
            .param(digest.bytes())
            .param(payout.value())
            .update()
        == 1;
  }

  /** Takes back the claim of a candidate of this transaction. */
  void release(Candidate claimant) {
    jdbc.sql("delete from request_digest where digest = ? and payout_id = ?")
        .param(claimant.digest().bytes())
        .param(claimant.id().value())
        .update();
  }

  /** Forgets what these repeat, as far as it is older than the instant. */
  void forgetOlder(List<Candidate> candidates, Instant instant) {
    jdbc.sql("delete from request_digest where digest = any(?) and requested_at < ?")
        .param(digests(candidates))
        .param(instant.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** A payout that holds a digest, since when, and the database's clock. */
  record Held(PayoutId payoutId, Instant requestedAt, Instant now) {}

  Optional<Held> held(RequestDigest digest) {
    return jdbc.sql(
            """
            select payout_id, requested_at, clock_timestamp() as now
              from request_digest where digest = ?
            """)
        .param(digest.bytes())
        .query((row, number) ->
            new Held(
                new PayoutId(row.getString("payout_id")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("now", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** The payouts that hold these digests. */
  Map<RequestDigest, PayoutId> holders(List<Candidate> candidates) {
    var holders = new HashMap<RequestDigest, PayoutId>();
    jdbc.sql("select digest, payout_id from request_digest where digest = any(?)")
        .param(digests(candidates))
        .query(row -> {
          holders.put(
              RequestDigest.of(row.getBytes("digest")), new PayoutId(row.getString("payout_id")));
        });
    return holders;
  }

  /**
   * Learns digests again from facts, after a database went back. Where late repeats were accepted,
   * one digest made several payouts: it stands for the last of them, in whatever order they come.
   */
  void relearn(List<Payout> payouts) {
    jdbc.sql(
            """
            insert into request_digest as known (digest, payout_id, requested_at)
            select distinct on (digest) digest, id, at::timestamptz
              from unnest(?, ?, ?) as p(digest, id, at)
             order by digest, at::timestamptz desc
            on conflict (digest) do update
               set payout_id = excluded.payout_id, requested_at = excluded.requested_at
             where known.requested_at < excluded.requested_at
            """)
        .param(payouts.stream().map(one -> one.requestDigest().bytes()).toArray(byte[][]::new))
        .param(payouts.stream().map(one -> one.id().value()).toArray(String[]::new))
        .param(payouts.stream().map(one -> one.requestedAt().toString()).toArray(String[]::new))
        .update();
  }

  private static byte[][] digests(List<Candidate> candidates) {
    return candidates.stream().map(one -> one.digest().bytes()).toArray(byte[][]::new);
  }
}
