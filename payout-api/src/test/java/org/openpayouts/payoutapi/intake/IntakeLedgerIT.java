package org.openpayouts.payoutapi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.FailureClassifier;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

/** What one batch may hold: the same signed bytes more than once, under a key that is used. */
class IntakeLedgerIT {
  private static final IdempotencyKey USED = IdempotencyKey.of("used");

  private final RunningApi api = RunningApi.shared();
  private final IntakeLedger ledger = api.bean(IntakeLedger.class);
  private final MerchantId merchant = new MerchantId(TestMerchant.on(api).id());
  private final Candidate holder = under(USED, Candidates.aCandidateOf(merchant, "10"));

  @BeforeEach
  void useTheKey() {
    assertThat(ledger.commit(List.of(holder)).get(holder.id()))
        .isInstanceOf(IntakeOutcome.Accepted.class);
  }

  @Test
  void refusesOtherContentUnderAUsedKeyHoweverOftenItIsInABatch() {
    Candidate one = under(USED, Candidates.aCandidateOf(merchant, "11"));
    Candidate two = Candidates.again(one);
    Candidate three = Candidates.again(one);

    Map<PayoutId, IntakeOutcome> outcomes = ledger.commit(List.of(one, two, three));

    assertThat(outcomes.values())
        .hasSize(3)
        .allSatisfy(outcome -> {
          assertThat(outcome).isInstanceOf(IntakeOutcome.KeyReused.class);
          assertThat(((IntakeOutcome.KeyReused) outcome).first().first().payout().id())
              .isEqualTo(holder.id());
        });
  }

  @Test
  void replaysTheSameContentUnderAUsedKeyHoweverOftenItIsInABatch() {
    Candidate one = under(USED, Candidates.aCandidateOf(merchant, "10"));
    Candidate two = Candidates.again(one);

    Map<PayoutId, IntakeOutcome> outcomes = ledger.commit(List.of(one, two));

    assertThat(outcomes.values())
        .hasSize(2)
        .allSatisfy(outcome -> {
          assertThat(outcome).isInstanceOf(IntakeOutcome.Replayed.class);
          assertThat(((IntakeOutcome.Replayed) outcome).made().first().payout().id())
              .isEqualTo(holder.id());
        });
  }

  /** Its refused twin had the digest while it asked for it. */
  @Test
  void takesTheSameBytesThatComeWithoutTheKey() throws Exception {
    Candidate keyed = under(USED, Candidates.aCandidateOf(merchant, "11"));
    Waiting refused = waiting(keyed);
    Waiting bare = waiting(Candidates.keyed(Candidates.again(keyed), Optional.empty()));
    Waiting other = waiting(under(IdempotencyKey.of("other"), Candidates.again(keyed)));

    new BatchWriter(ledger::commit, api.bean(FailureClassifier.class), () -> 0)
        .write(List.of(refused, bare, other));

    assertThat(refused.answer().join()).isInstanceOf(IntakeOutcome.KeyReused.class);
    assertThat(List.of(bare.answer().join(), other.answer().join()))
        .hasAtLeastOneElementOfType(IntakeOutcome.Accepted.class)
        .hasAtLeastOneElementOfType(IntakeOutcome.Replayed.class);
  }

  private static Candidate under(IdempotencyKey key, Candidate candidate) {
    return Candidates.keyed(candidate, Optional.of(key));
  }

  private static Waiting waiting(Candidate candidate) {
    return new Waiting(candidate, 1, new CompletableFuture<>());
  }
}
