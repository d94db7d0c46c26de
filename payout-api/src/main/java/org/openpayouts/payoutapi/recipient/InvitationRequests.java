package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests to invite that were carried out. */
@Repository
class InvitationRequests {
  private final JdbcClient jdbc;

  InvitationRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether this is the first request with any of these marks; waits for a concurrent transaction
   * that is about to be.
   */
  boolean isFirst(MerchantId merchant, Collection<InvitationMark> marks, Instant now) {
    byte[][] distinct =
        marks.stream().distinct().sorted().map(InvitationMark::bytes).toArray(byte[][]::new);
    int claimed =
        jdbc.sql(
                """
                insert into invitation_request (merchant_id, mark, requested_at)
                select ?, mark, ? from unnest(?) as m(mark) order by mark
                on conflict (merchant_id, mark) do nothing
                """)
            .param(merchant.value())
            .param(now.atOffset(ZoneOffset.UTC))
            .param(distinct)
            .update();
    return claimed == distinct.length;
  }
}
