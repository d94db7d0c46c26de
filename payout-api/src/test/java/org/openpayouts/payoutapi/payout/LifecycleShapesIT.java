package org.openpayouts.payoutapi.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.Shapes;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.topic.Topics;

/** The read model comes to the same end however its facts come. */
class LifecycleShapesIT {
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final Payouts payouts = api.bean(Payouts.class);

  static IntStream shapesOfFour() {
    return Shapes.numbers(4);
  }

  @ParameterizedTest
  @MethodSource("shapesOfFour")
  void foldsFactsAlike(int shape) {
    PayoutView sent = created("sent-" + shape);
    PayoutView cancelled = created("cancelled-" + shape);
    PayoutSnapshot first = SnapshotFacts.ofNew(sent.payout());
    PayoutSnapshot second = SnapshotFacts.ofNew(cancelled.payout());

    new Shapes(
            Topics.LIFECYCLE,
            List.of(
                TestFacts.funded(first, 2),
                TestFacts.cancelled(second, 2),
                TestFacts.broadcast(first, 3, "f00d"),
                TestFacts.broadcast(first, 4, "cafe")))
        .batches(shape, sent.payout().traceparent())
        .forEach(batch -> api.bean(ProgressRows.class).keep(PayoutBindings.newest(batch)));

    Progress progress = known(sent).progress();
    assertThat(progress.sequence()).isEqualTo(4);
    assertThat(progress.status()).isEqualTo(Status.PROCESSING);
    assertThat(progress.funding()).isNotNull();
    assertThat(progress.transactions())
        .extracting(Progress.Transaction::txid)
        .containsExactly("cafe");
    assertThat(known(cancelled).progress().status()).isEqualTo(Status.CANCELLED);
    assertThat(known(cancelled).progress().sequence()).isEqualTo(2);
  }

  private PayoutView created(String reference) {
    var id = new PayoutId(merchant.create(reference));
    return payouts.withIds(List.of(id)).getFirst();
  }

  private PayoutView known(PayoutView before) {
    return payouts.withIds(List.of(before.payout().id())).getFirst();
  }
}
