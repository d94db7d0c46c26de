package org.openpayouts.payoutapi.intake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.payout.GroupId;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What of each group made no payout, so that a repeat is answered as its first was. */
@Repository
class PayoutGroups {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  PayoutGroups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(MerchantId merchant, Candidate.Group group, Instant requestedAt) {
    jdbc.sql(
            """
            insert into payout_group (group_id, merchant_id, failed, requested_at)
            values (?, ?, ?::jsonb, ?)
            on conflict (group_id) do nothing
            """)
        .params(
            group.id().value(),
            merchant.value(),
            JSON.writeValueAsString(group.failed()),
            requestedAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Empty where the group is known from its payouts only, after a database went back. */
  Optional<List<FailedInstruction>> failed(MerchantId merchant, GroupId group) {
    return jdbc.sql("select failed from payout_group where merchant_id = ? and group_id = ?")
        .params(merchant.value(), group.value())
        .query(String.class)
        .optional()
        .map(json -> List.of(JSON.readValue(json, FailedInstruction[].class)));
  }
}
