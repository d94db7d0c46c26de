package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.stack.Cluster;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** What people do to a Kafka cluster by mistake. */
@Scenario("kafka-mistakes")
@Tag(Scenario.LONG)
@Order(121)
class KafkaMistakesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SETTING = "unclean.leader.election.enable";

  private final SharedStack stack = SharedStack.with("--proxied");

  @Test
  void nothingRepeatsWhenTheOffsetsOfEveryGroupAreLost() {
    TestMerchant merchant = TestMerchant.in(stack, "offsets").withPayees(3);
    Journal journal = new Journal(merchant.withReserve("500.00"));
    try (Cluster cluster = Cluster.of(stack);
        Witnesses witnesses = new Witnesses(stack, journal)) {
      pay(witnesses, ask(journal, 5, "before"));
      witnesses.assertGuarantees();
      long attempts = witnesses.attempts();
      long postings = witnesses.evidence().ledger().postings().size();

      List<Component> readers = Component.services();
      readers.forEach(stack::kill);
      Deadline.in(PATIENCE).until("the groups are empty and gone", cluster::deleteServiceGroups);
      readers.forEach(stack::restart);

      Accepted next = ask(journal, 1, "after").getFirst();
      pay(witnesses, List.of(next));
      witnesses.assertGuarantees();
      assertThat(witnesses.attempts() - attempts).as("webhooks of the one new payout").isEqualTo(3);
      assertThat(witnesses.evidence().ledger().postings().size() - postings)
          .as("postings of the one new payout")
          .isEqualTo(2);
    }
  }

  @Test
  void aServiceRefusesATopicWithWrongSettingsAndNamesThem() {
    try (Cluster cluster = Cluster.of(stack)) {
      cluster.configure(Topics.LIFECYCLE, SETTING, "true");
      try {
        assertThatThrownBy(() -> stack.restart(Component.BROADCASTER))
            .hasMessageContaining(Topics.LIFECYCLE.name())
            .hasMessageContaining(SETTING + " is true, must be false");
      } finally {
        cluster.configure(Topics.LIFECYCLE, SETTING, "false");
      }
      stack.restart(Component.BROADCASTER);
    }
  }

  private static List<Accepted> ask(Journal journal, int count, String reference) {
    List<Accepted> payouts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      payouts.add(journal.ask(BigDecimal.valueOf(700 + i, 2), i, reference + "-" + i));
    }
    return payouts;
  }

  private void pay(Witnesses witnesses, List<Accepted> payouts) {
    stack.cutoff();
    witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);
    witnesses.mineToTheEnd(PATIENCE);
  }
}
