package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.fundingchecker.audit.LedgerEndpoint;
import org.openpayouts.fundingchecker.audit.LedgerReport.Violation;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each check turns red where its fault is planted, and says whose ledger it is. */
class LedgerAuditIT {
  private static final String FROM_ONE_POSTING_TO_ANOTHER =
      """
      update ledger_entry e
         set amount = amount + case p.code when 1016 then 1 else -1 end
        from posting p
       where p.posting_id = e.posting_id and e.account = 'AVAILABLE' and p.%s
      """;

  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  /**
   * 100 dollars, of which 10 are paid out with a fee of 10 cents, and 20 with 20 cents are held.
   */
  @BeforeEach
  void aLedgerWithAHistory() {
    story.merchantIs(MerchantStatus.ACTIVE, 10_000);
    story.deposit("100.00");
    PayoutSnapshot complete = story.payout("10");
    story.handle(Topics.REQUESTS, Story.requested(complete));
    story.request("20");
    story.cutOffAndSweep(CUTOFF);
    story.handle(Topics.LIFECYCLE, Story.completed(complete, 9));
  }

  /** Millions of rows take minutes; elsewhere a connection that is silent for long is given up. */
  @Test
  void hasTimeWhereTheDatabaseIsSilentForLong() {
    try (var station =
        Station.quiet("--spring.datasource.hikari.data-source-properties.socketTimeout=1")) {
      new Books(station)
          .run(
              """
              alter table ledger_entry rename to ledger_entry_row;
              create view ledger_entry as select * from ledger_entry_row
               where (select pg_sleep(1.5)::text) = ''
              """);

      assertThat(station.getBean(LedgerEndpoint.class).ledger().violations()).isEmpty();
    }
  }

  private static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "an entry is gone",
            "delete from ledger_entry where account = 'HELD' and %s",
            "entries sum to zero",
            "posting sums to zero",
            "balance equals entries",
            "posting equals its lines"),
        fault(
            "two postings are wrong, and right together",
            FROM_ONE_POSTING_TO_ANOTHER,
            "posting sums to zero"),
        fault(
            "money from nowhere",
            "update account set available = available + 1, suspense = suspense - 1 where %s",
            "balance equals entries"),
        fault(
            "its row is gone",
            "delete from account where %s",
            "balance equals entries",
            "held equals payouts on their way"),
        fault(
            "a hold that no posting made",
            """
            update transition set ledger_amount = ledger_amount + 1
             where kind = 'COMPLETED' and %s
            """,
            "held equals payouts on their way",
            "posting equals its lines"),
        fault(
            "a line is gone",
            "delete from transition where kind = 'FUNDED' and %s",
            "held equals payouts on their way",
            "posting equals its lines"));
  }

  /** One such row blinds no check: it is found like any other. */
  private static Stream<Arguments> absurdities() {
    return Stream.of(
        fault(
            "entries whose sum no long holds",
            """
            update ledger_entry set amount = 9223372036854775807
             where account in ('AVAILABLE', 'HELD', 'DEPOSITS_CLEARING') and %s
            """,
            "entries sum to zero",
            "posting sums to zero",
            "balance equals entries",
            "posting equals its lines"),
        fault(
            "lines whose sum no long holds",
            """
            update transition
               set ledger_amount = 9223372036854775807, platform_fee = 9223372036854775807
             where kind = 'FUNDED' and %s
            """,
            "held equals payouts on their way",
            "posting equals its lines"));
  }

  private static Arguments fault(String name, String sql, String... checks) {
    return Arguments.argumentSet(name, sql, List.of(checks));
  }

  @ParameterizedTest
  @MethodSource({"faults", "absurdities"})
  void findsAPlantedFaultAndStopsTheLedger(String sql, List<String> checks) {
    assertThat(afterwards(sql).stream().map(Violation::check).distinct())
        .containsExactlyInAnyOrderElementsOf(checks);
  }

  /** The entries and the row agree, and sums are zero: only the lines know what was a fee. */
  @Test
  void findsAFeeThatWasBookedAsPaidOut() {
    List<Violation> violations =
        afterwards(
            """
            update ledger_entry
               set amount = amount + case account when 'PAID_OUT' then 1 else -1 end
             where account in ('PAID_OUT', 'PLATFORM_FEES') and %1$s;
            update account set paid_out = paid_out + 1, platform_fees = platform_fees - 1
             where %1$s
            """);

    assertThat(violations)
        .allSatisfy(one -> assertThat(one.check()).isEqualTo("posting equals its lines"))
        .extracting(
            one -> one.subject().replaceAll(".*:", ""), Violation::expected, Violation::found)
        .containsExactlyInAnyOrder(
            tuple("PAID_OUT", 1_000L, 1_001L), tuple("PLATFORM_FEES", 10L, 9L));
  }

  /**
   * What an audit finds behind a change that nobody may make; all of it is rolled back.
   *
   * @param sql with a place for the condition that names the ledger
   */
  private List<Violation> afterwards(String sql) {
    TransactionTemplate rolledBack =
        new TransactionTemplate(Station.shared().getBean(PlatformTransactionManager.class));
    return Objects.requireNonNull(
        rolledBack.execute(status -> {
          status.setRollbackOnly();
          books.run("set local session_replication_role = 'replica'");
          books.run(sql.formatted("merchant_id = '" + story.merchant + "'"));
          List<Violation> violations =
              Station.shared().getBean(LedgerEndpoint.class).ledger().violations();
          assertThat(books.countOf(story, "stopped_ledger")).isOne();
          assertThat(books.count("select count(*) from stopped_ledger where lifted_at is null"))
              .as("no other ledger is stopped")
              .isOne();
          return violations;
        }));
  }
}
