package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.openpayouts.outbox.OwnFacts;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.LedgerPosted;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Own facts that this database does not hold, or holds otherwise. */
class RelearnedFactsIT {
  private final ApplicationContext context = Station.shared();
  private final RecordCodec codec = context.getBean(RecordCodec.class);
  private final TransactionTemplate transaction =
      new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  private final Story story = anActiveMerchant(context);
  private final Books books = new Books(context);

  @Test
  void takesNoPostingBehindOneThatCannotBeRead() {
    story.deposit("10.00");
    LedgerPosted known = posting();

    assertThatThrownBy(() -> learn(RelearnedEntries.class, Topics.RESERVE_ENTRIES, next(known, 3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after version 1 the log goes on with 3");
    transaction.executeWithoutResult(status -> {
      learn(RelearnedEntries.class, Topics.RESERVE_ENTRIES, next(known, 2), next(known, 3));
      assertThat(books.countOf(story, "posting")).isEqualTo(3);
      status.setRollbackOnly();
    });
  }

  /** A copy that ran beside gave away the same version, or moved money for the same cause. */
  @Test
  void takesNoSecondPostingInPlaceOfAnother() {
    story.deposit("10.00");
    LedgerPosted known = posting();
    LedgerPosted sameVersion = next(known, 1);
    LedgerPosted sameCause =
        LedgerPosted.newBuilder(next(known, 2)).setCause(known.getCause()).build();

    for (LedgerPosted other : List.of(sameVersion, sameCause)) {
      assertThatThrownBy(() -> learn(RelearnedEntries.class, Topics.RESERVE_ENTRIES, other))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(known.getPostingId())
          .hasMessageContaining(other.getPostingId())
          .hasMessageContaining("two copies decided");
    }
    assertThat(books.countOf(story, "posting")).isOne();
  }

  @Test
  void needsTheLinesOfPostingsOnlyThatItDoesNotKnow() {
    story.deposit("10.00");
    LedgerPosted unnamed = LedgerPosted.newBuilder(posting()).setLines(1).build();

    assertThatCode(() -> learn(RelearnedEntries.class, Topics.RESERVE_ENTRIES, unnamed))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> learn(RelearnedEntries.class, Topics.RESERVE_ENTRIES, next(unnamed, 2)))
        .hasMessageContaining("does not name its lines");
  }

  /** In one batch, and where the first stands already. */
  @Test
  void letsTheFirstOfTwoExitsStand() {
    PayoutSnapshot payout = story.payout("10");
    PayoutCancelled first = cancelled(payout, "first");

    learn(RelearnedDecisions.class, Topics.LIFECYCLE, first, cancelled(payout, "second"));
    learn(RelearnedDecisions.class, Topics.LIFECYCLE, first, cancelled(payout, "third"));

    assertThat(books.kinds(payout.getPayoutId())).containsExactly("CANCELLED");
    assertThat(
            books.count(
                "select count(*) from transition where requested_by = 'first' and payout_id = '"
                    + payout.getPayoutId()
                    + "'"))
        .isOne();
  }

  /** A scan of all that was ever decided would reach the bound of a statement. */
  @Test
  void findsKnownDecisionsByAnIndex() {
    List<String> plan =
        transaction.execute(status -> {
          JdbcClient jdbc = context.getBean(JdbcClient.class);
          jdbc.sql("set local enable_seqscan = off").update();
          return jdbc.sql("explain " + Transitions.OF_PAYOUTS)
              .param("ids", new String[] {"one", "two"})
              .query((row, index) -> row.getString(1))
              .list();
        });

    assertThat(plan)
        .anyMatch(line -> line.contains("transition_pkey"))
        .noneMatch(line -> line.contains("Seq Scan"));
  }

  private static PayoutCancelled cancelled(PayoutSnapshot payout, String by) {
    return PayoutCancelled.newBuilder()
        .setEnvelope(Records.envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(2)
        .setPayout(payout)
        .setRequestedByRole("merchant")
        .setRequestedBy(by)
        .build();
  }

  /** What was told of the merchant's only posting. */
  private LedgerPosted posting() {
    return context.getBean(Ledger.class).since(Instant.EPOCH, 0, 100_000).stream()
        .map(fact -> codec.decode(fact.topic(), fact.record().value()))
        .map(LedgerPosted.class::cast)
        .filter(told -> told.getMerchantId().equals(story.merchant))
        .findFirst()
        .orElseThrow();
  }

  private static LedgerPosted next(LedgerPosted known, long version) {
    return LedgerPosted.newBuilder(known)
        .setEnvelope(Records.envelope())
        .setPostingId(Records.IDS.nextId())
        .setCause("told:" + Records.IDS.nextId())
        .setVersion(version)
        .build();
  }

  private void learn(Class<? extends OwnFacts> facts, Topic topic, SpecificRecord... told) {
    List<Received<byte[]>> batch = new ArrayList<>();
    for (SpecificRecord record : told) {
      byte[] value = codec.encode(topic.name(), record);
      batch.add(new Received<>(value, "key", topic.name(), 0, batch.size(), Map.of()));
    }
    transaction.executeWithoutResult(status -> context.getBean(facts).learn(batch));
  }
}
