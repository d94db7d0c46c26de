package org.openpayouts.fundingchecker.funding;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openpayouts.fundingchecker.reserve.PostingCode;
import org.openpayouts.fundingchecker.reserve.Reserve;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What ledgers with a limit per day have funded for the cutoffs of a UTC day: sums over the lines
 * of their postings, each continued from the version of the ledger up to which it was counted.
 * Nothing else writes them, so they are right after whatever wrote the postings: another replica, a
 * chunk before a crash, a time without limits, or the facts that a restored database relearned. The
 * locked ledger is what keeps two from counting the same posting.
 */
@Repository
class LimitedDays {
  /** A told posting may be older than its cutoff's instant by what two clocks differ. */
  private static final String CLOCKS_DIFFER_MAX = "interval '1 hour'";

  /** Postings that one chunk counts: each may have as many lines as a chunk has payouts. */
  private static final int POSTINGS_MAX = 10;

  /** Rows of past days that one chunk forgets. */
  private static final int FORGOTTEN_MAX = 10_000;

  /** Cutoffs that are late are younger. One that is not is counted from its postings again. */
  private static final int KEPT_DAYS = 7;

  private static final String CUTOFFS_OF_DAY =
      "c.started_at is not null and c.instant >= :from and c.instant < :until";

  /** The version of the last posting that is older than all cutoffs of the day. */
  private static final String BEGIN =
      """
      coalesce(
        (select p.version from posting p
          where p.merchant_id = :merchant and p.currency = :currency
            and p.occurred_at < (
              select min(least(c.received_at, c.instant)) - %s from cutoff c where %s)
          order by p.version desc limit 1), 0)
      """
          .formatted(CLOCKS_DIFFER_MAX, CUTOFFS_OF_DAY);

  private static final String LOOK =
      """
      with counted as (
        select version, funded from limited_day
         where merchant_id = :merchant and currency = :currency and day = :day
      ), line as (
        select t.recipient_id, t.ledger_amount as funded
          from posting p
          cross join lateral (
            select * from transition where posting_id = p.posting_id offset 0) t
          join cutoff c on c.cutoff_id = t.cutoff_id
         where p.merchant_id = :merchant and p.currency = :currency and p.code = :code
           and p.version > coalesce((select version from counted), %s) and %s
      ), known as (
        select recipient_id, funded from limited_day_recipient
         where merchant_id = :merchant and currency = :currency and day = :day
           and exists (select from counted)
      ), part as (
        select coalesce(recipient_id, '') as recipient_id, funded from line
        union all
        select recipient_id, funded from known
        union all
        select '', funded - (select coalesce(sum(funded), 0) from known) from counted
      )
      select recipient_id, least(sum(funded), :most)::bigint as funded from part
       where recipient_id = any(:recipients)
       group by recipient_id
      union all
      select null, least(coalesce(sum(funded), 0), :most)::bigint from part
      """
          .formatted(BEGIN, CUTOFFS_OF_DAY);

  private static final String COUNT =
      """
      with next as materialized (
        select p.posting_id, p.version
          from limited_day d join posting p
            on p.merchant_id = d.merchant_id and p.currency = d.currency
           and p.version > d.version and p.code = :code
         where d.merchant_id = :merchant and d.currency = :currency and d.day = :day
         order by p.version limit :most
      ), line as (
        select t.recipient_id, t.ledger_amount
          from next cross join lateral (
            select * from transition where posting_id = next.posting_id offset 0) t
          join cutoff c on c.cutoff_id = t.cutoff_id
         where %s
      ), recipient as (
        insert into limited_day_recipient as known
            (merchant_id, currency, day, recipient_id, funded)
        select :merchant, :currency, :day, recipient_id, sum(ledger_amount)
          from line where recipient_id is not null group by recipient_id
        on conflict (merchant_id, currency, day, recipient_id)
        do update set funded = known.funded + excluded.funded
      )
      update limited_day
         set funded = funded + (select coalesce(sum(ledger_amount), 0) from line),
             version = case when (select count(*) from next) < :most then :version
                            else (select max(version) from next) end
       where merchant_id = :merchant and currency = :currency and day = :day
         and version < :version
      returning version
      """
          .formatted(CUTOFFS_OF_DAY);

  /** Nobody's id: where the sum of a whole day stands among those of recipients. */
  private static final String WHOLE_DAY = "";

  private final JdbcClient jdbc;

  LimitedDays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was funded up to now for the cutoffs of an instant's day; empty where there is more to
   * count than one transaction may: what was counted is kept, and the next one goes on.
   *
   * @param reserve locked by this transaction
   * @param sweep what it is for; after each of its failures half as much is done at once
   */
  Optional<Spent> spent(Reserve reserve, Sweep sweep, Collection<String> recipientIds) {
    LocalDate day = LocalDate.ofInstant(sweep.instant(), ZoneOffset.UTC);
    begin(reserve, day);
    long counted =
        count(reserve, day, halved(POSTINGS_MAX, sweep.attempts())).orElse(reserve.version());
    forget(reserve, day, halved(FORGOTTEN_MAX, sweep.attempts()));
    return counted < reserve.version()
        ? Optional.empty()
        : Optional.of(new Spent(onDay(reserve, day), byRecipient(reserve, day, recipientIds)));
  }

  private static int halved(int most, int times) {
    return Math.max(1, most >> Math.min(times, Integer.SIZE - 1));
  }

  /** A day is counted from the last posting that is older than all of its cutoffs. */
  private void begin(Reserve reserve, LocalDate day) {
    int begun =
        ofDay(
                """
                insert into limited_day (merchant_id, currency, day, version)
                select :merchant, :currency, :day, %s
                 where not exists (
                   select 1 from limited_day
                    where merchant_id = :merchant and currency = :currency and day = :day)
                """
                    .formatted(BEGIN),
                reserve,
                day)
            .update();
    if (begun == 1) {
      ofDay(
              """
              delete from limited_day_recipient
               where merchant_id = :merchant and currency = :currency and day = :day
              """,
              reserve,
              day)
          .update();
    }
  }

  /**
   * Counts on; answers up to which version, unless there was nothing to count. The offset keeps the
   * planner from reading all transitions, whatever it believes of postings.
   */
  private Optional<Long> count(Reserve reserve, LocalDate day, int postings) {
    return ofDay(COUNT, reserve, day)
        .param("version", reserve.version())
        .param("code", PostingCode.PAYOUT_FUNDED.code())
        .param("most", postings)
        .query(Long.class)
        .optional();
  }

  /** Days that no cutoff comes back to. */
  private void forget(Reserve reserve, LocalDate day, int rows) {
    for (String table : new String[] {"limited_day", "limited_day_recipient"}) {
      ofDay(
              """
              delete from %1$s where ctid = any(array(
                select ctid from %1$s
                 where merchant_id = :merchant and currency = :currency
                   and day < cast(:day as date) - :kept limit :most))
              """
                  .formatted(table),
              reserve,
              day)
          .param("kept", KEPT_DAYS)
          .param("most", rows)
          .update();
    }
  }

  /**
   * The same for somebody who only looks: nothing is kept of what was counted.
   *
   * @param reserve not locked
   */
  Spent look(Reserve reserve, Instant cutoff, Collection<String> recipientIds) {
    LocalDate day = LocalDate.ofInstant(cutoff, ZoneOffset.UTC);
    Map<String, Long> sums = new HashMap<>();
    ofDay(LOOK, reserve, day)
        .param("code", PostingCode.PAYOUT_FUNDED.code())
        .param("most", Long.MAX_VALUE)
        .param("recipients", recipientIds.stream().distinct().toArray(String[]::new))
        .query(row -> {
          sums.put(
              Objects.requireNonNullElse(row.getString("recipient_id"), WHOLE_DAY),
              row.getLong("funded"));
        });
    long onDay = Objects.requireNonNull(sums.remove(WHOLE_DAY));
    return new Spent(onDay, sums);
  }

  private long onDay(Reserve reserve, LocalDate day) {
    return ofDay(
            """
            select least(funded, :most)::bigint from limited_day
             where merchant_id = :merchant and currency = :currency and day = :day
            """,
            reserve,
            day)
        .param("most", Long.MAX_VALUE)
        .query(Long.class)
        .single();
  }

  private Map<String, Long> byRecipient(
      Reserve reserve, LocalDate day, Collection<String> recipientIds) {
    return ofDay(
            """
            select recipient_id, least(funded, :most)::bigint as funded
              from limited_day_recipient
             where merchant_id = :merchant and currency = :currency and day = :day
               and recipient_id = any(:recipients)
            """,
            reserve,
            day)
        .param("most", Long.MAX_VALUE)
        .param("recipients", recipientIds.stream().distinct().toArray(String[]::new))
        .query((row, index) -> Map.entry(row.getString("recipient_id"), row.getLong("funded")))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private JdbcClient.StatementSpec ofDay(String sql, Reserve reserve, LocalDate day) {
    return jdbc.sql(sql)
        .param("merchant", reserve.key().merchantId().value())
        .param("currency", reserve.key().currency().code())
        .param("day", day)
        .param("from", day.atStartOfDay().atOffset(ZoneOffset.UTC))
        .param("until", day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
  }
}
