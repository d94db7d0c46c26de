package org.openpayouts.payoutapi.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys that clients chose, and the payout that each stands for. */
@Repository
class IdempotencyKeys {
  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims each candidate's key for its payout; waits for a concurrent transaction that is about
   * to. Answers the payouts whose claim stood.
   */
  Set<PayoutId> claim(List<Candidate> candidates) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into idempotency_key (merchant_id, key_digest, payout_id)
                select merchant, key, id from unnest(?, ?, ?) as c(merchant, key, id)
                order by merchant, key
                on conflict (merchant_id, key_digest) do nothing
                returning payout_id
                """)
            .param(candidates.stream().map(one -> one.merchantId().value()).toArray(String[]::new))
            .param(
                candidates.stream()
                    .map(one -> one.key().orElseThrow().bytes())
                    .toArray(byte[][]::new))
            .param(candidates.stream().map(one -> one.id().value()).toArray(String[]::new))
            .query((row, number) -> new PayoutId(row.getString("payout_id")))
            .list());
  }

  /** Claims a merchant's key for a payout; false where it stands for another. Waits as above. */
  boolean claim(MerchantId merchant, IdempotencyKey key, PayoutId payout) {
    return jdbc.sql(
                """
                insert into idempotency_key (merchant_id, key_digest, payout_id) values (?, ?, ?)
                on conflict (merchant_id, key_digest) do nothing
                """)
            .params(merchant.value(), key.bytes(), payout.value())
            .update()
        == 1;
  }

  /** The payout that the candidate's key stands for. */
  Optional<PayoutId> holder(Candidate candidate) {
    return candidate.key().flatMap(key -> holder(candidate.merchantId(), key));
  }

  /** The payout that a merchant's key stands for. */
  Optional<PayoutId> holder(MerchantId merchant, IdempotencyKey key) {
    return jdbc.sql(
            "select payout_id from idempotency_key where merchant_id = ? and key_digest = ?")
        .param(merchant.value())
        .param(key.bytes())
        .query((row, number) -> new PayoutId(row.getString("payout_id")))
        .optional();
  }
}
