package org.openpayouts.payoutapi.payout;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search as a statement. It picks ids from one index first, in order and without reading what it
 * skips, and joins the rows of that page only.
 */
final class SearchSql {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, @Nullable Object> params = new HashMap<>();
  private final String statement;

  SearchSql(PayoutSearch search, Optional<PayoutSearch.Mark> mark) {
    // Only the narrow table knows states; both know merchant and order.
    boolean byStatus = search.status().isPresent();
    boolean byWords = search.reference().isPresent() || search.groupId().isPresent();
    add("merchant_id = :merchant", "merchant", search.merchantId().value());
    search.from().ifPresent(from -> add("requested_at >= :from", "from", time(from)));
    search.before().ifPresent(before -> add("requested_at < :before", "before", time(before)));
    search.status().ifPresent(status -> add("status = :status", "status", status.word()));
    search.reference().ifPresent(text -> add("reference = :reference", "reference", text));
    search.groupId().ifPresent(group -> add("group_id = :group", "group", group));
    mark.ifPresent(end -> {
      add("(requested_at, payout_id) < (:markAt, :markId)", "markAt", time(end.requestedAt()));
      params.put("markId", end.id().value());
    });
    params.put("limit", search.limit());
    params.put("offset", mark.isPresent() ? 0 : search.offset());
    String table =
        byStatus && byWords
            ? "(select p.*, g.status from payout p join progress g using (payout_id)) both_tables"
            : byStatus ? "progress" : "payout";
    statement =
        """
        with page as (
          select payout_id from %s where %s
          order by requested_at desc, payout_id desc limit :limit offset :offset)
        select p.*, g.sequence, g.status, g.reason, g.funding, g.transactions
        from page join payout p using (payout_id) join progress g using (payout_id)
        order by p.requested_at desc, p.payout_id desc
        """
            .formatted(table, String.join(" and ", conditions));
  }

  String statement() {
    return statement;
  }

  Map<String, @Nullable Object> params() {
    return params;
  }

  private void add(String condition, String name, Object value) {
    conditions.add(condition);
    params.put(name, value);
  }

  private static Object time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
