package org.openpayouts.payoutapi.deferral;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Puts together why a payout waits: what was said of itself, and the shortage of the last cutoff
 * over it, which is said only once for all that wait behind the first blocked payout.
 */
@Repository
public class Deferrals {
  private static final String BEFORE_EFFECTIVE_DATE = "BEFORE_EFFECTIVE_DATE";

  /** A payout for a later day is not paid before this time of it, UTC. */
  private static final LocalTime EFFECTIVE_TIME = LocalTime.of(9, 0);

  private final JdbcClient jdbc;

  Deferrals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty for a payout that is decided, or that no cutoff has left. */
  public Optional<Deferral> of(PayoutView view) {
    if (view.progress().status() != Status.NEW) {
      return Optional.empty();
    }
    String said = view.progress().reason();
    Last last = last(view.payout()).orElse(Last.UNKNOWN);
    if (said == null && !last.endedInFront()) {
      return Optional.empty();
    }
    String reason =
        said == null || last.keptIt() && mayHaveHealed(view, said, last)
            ? Deferral.RESERVE_SHORT
            : said;
    return Optional.of(new Deferral(reason, last.instant(), last.shortage()));
  }

  /** Only of a day that has not come is it known that it did not. */
  private static boolean mayHaveHealed(PayoutView view, String said, Last last) {
    Instant instant = last.instant();
    Instant effectiveAt =
        view.payout().draft().terms().effectiveDate().atTime(EFFECTIVE_TIME).toInstant(UTC);
    return !said.equals(BEFORE_EFFECTIVE_DATE) || instant != null && !instant.isBefore(effectiveAt);
  }

  /**
   * A cutoff over a payout.
   *
   * @param endedInFront whether its money ended at the payout or in front of it
   * @param shortage absent where the payout at which the money ended waits no more
   * @param unjudged whether it cannot have judged the payout: nothing was said of it since, and
   *     what waits behind a shortage may not overtake it
   */
  private record Last(
      @Nullable Instant instant,
      boolean endedInFront,
      Deferral.@Nullable Shortage shortage,
      boolean unjudged) {
    static final Last UNKNOWN = new Last(null, false, null, false);

    /** Whether it is the shortage that keeps the payout, whatever was said of it before. */
    boolean keptIt() {
      return shortage != null && unjudged;
    }
  }

  private Optional<Last> last(Payout payout) {
    return jdbc.sql(
            """
            with last as (
              select cutoff_id, instant from told_cutoff
               where instant > :requested
                     and (scope_kind = 'ALL'
                          or scope_kind = 'MERCHANTS' and :merchant = any(scope_values)
                          or scope_kind = 'CURRENCIES' and :currency = any(scope_values))
                  or scope_kind = 'PAYOUTS' and :payout = any(scope_values)
               order by instant desc, cutoff_id desc limit 1)
            select l.instant, s.first_blocked, s.missing_units, s.scale, s.waiting,
                coalesce(p.status = 'new', false) as stands,
                coalesce(own.changed_at < l.instant, false)
                  and not coalesce((m.policy ->> 'smallMayOvertake')::boolean, false) as unjudged
              from last l
              left join progress own on own.payout_id = :payout
              left join merchant m on m.merchant_id = :merchant
              left join (shortage s join payout b on b.payout_id = s.first_blocked
                                    join progress p on p.payout_id = s.first_blocked)
                on s.merchant_id = :merchant and s.currency = :currency
               and s.cutoff_id = l.cutoff_id
               and (b.requested_at, b.payout_id) <= (:requested, :payout)
            """)
        .param("requested", payout.requestedAt().atOffset(ZoneOffset.UTC))
        .param("merchant", payout.merchantId().value())
        .param("currency", payout.draft().terms().ledgerCurrency().code())
        .param("payout", payout.id().value())
        .query(Deferrals::row)
        .optional();
  }

  private static Last row(ResultSet row, int number) throws SQLException {
    Instant instant = row.getObject("instant", OffsetDateTime.class).toInstant();
    String firstBlocked = row.getString("first_blocked");
    return firstBlocked == null || !row.getBoolean("stands")
        ? new Last(instant, firstBlocked != null, null, false)
        : new Last(
            instant,
            true,
            new Deferral.Shortage(
                BigDecimal.valueOf(row.getLong("missing_units"), row.getInt("scale")),
                new PayoutId(firstBlocked),
                row.getLong("waiting")),
            row.getBoolean("unjudged"));
  }
}
