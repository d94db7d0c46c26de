package org.openpayouts.broadcaster.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.Spend;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.lifecycle.Lifecycle;
import org.openpayouts.schemas.lifecycle.PayoutState;
import org.openpayouts.schemas.lifecycle.Transition;

/** Every state of ours against all news: what is told, and that the lifecycle allows it. */
class PayoutMovesTest {
  private static final TransactionId TXID = new TransactionId("ab".repeat(32));
  private static final BlockRef BLOCK = new BlockRef(7, "cd");
  private static final News BROADCAST = new News.Broadcast("batch");
  private static final News REPLACED = new News.Replaced(TXID, TXID);
  private static final News COMPLETED = new News.Completed(TXID, BLOCK, 6);
  private static final News REFUSED = new News.Refused(News.Impossible.INTENT_MISMATCH);
  private static final News DISPROVED =
      new News.Disproved(new OutputRef(TXID, 0), new Spend(TXID, BLOCK), 100);
  private static final News REOPENED = new News.Reopened(TXID, BLOCK);
  private static final News DELAYED = new News.Delayed(News.Delay.CHAIN_DOWN);

  private static final PayoutState FUNDED = new PayoutState.Funded(2);
  private static final PayoutState PROCESSING = new PayoutState.Processing(3);
  private static final PayoutState COMPLETE = new PayoutState.Complete(4);
  private static final PayoutState FAILED = new PayoutState.Failed(4);

  private static PayoutRow row(PayoutState state, boolean planned, @Nullable String reason) {
    var id = new PayoutId(new IdSource(new Random(5)).nextId());
    return new PayoutRow(id, state, planned, reason, null, new byte[0]);
  }

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of(row(FUNDED, false, null), List.of(DELAYED, BROADCAST, REFUSED, DISPROVED)),
        Arguments.of(row(FUNDED, true, null), List.of(DELAYED, BROADCAST, DISPROVED)),
        Arguments.of(row(PROCESSING, true, null), List.of(REPLACED, COMPLETED, DISPROVED)),
        Arguments.of(row(COMPLETE, true, null), List.of(REOPENED)),
        Arguments.of(row(FAILED, true, null), List.of()));
  }

  @ParameterizedTest
  @MethodSource("states")
  void tellsWhatTheStateDoesNotKnowAndTheLifecycleAllows(PayoutRow row, List<News> told) {
    for (News news :
        List.of(DELAYED, BROADCAST, REPLACED, COMPLETED, REFUSED, DISPROVED, REOPENED)) {
      assertThat(PayoutMoves.isNews(news, row))
          .as("%s at %s", news, row.state())
          .isEqualTo(told.contains(news));
      if (told.contains(news)) {
        var event = PayoutStates.event(news, row.state().sequence() + 1);
        assertThat(Lifecycle.after(row.state(), event))
            .isInstanceOfAny(Transition.Moved.class, Transition.Stayed.class);
      }
    }
  }

  @Test
  void tellsADelayOnlyWhenItsReasonChanged() {
    assertThat(PayoutMoves.isNews(DELAYED, row(FUNDED, false, "CHAIN_DOWN"))).isFalse();
    assertThat(PayoutMoves.isNews(DELAYED, row(FUNDED, false, "HOT_WALLET_LOW"))).isTrue();
  }

  @Test
  void readsBackEveryStateThatItWrites() {
    for (PayoutState state : List.of(FUNDED, PROCESSING, COMPLETE, FAILED)) {
      assertThat(PayoutStates.read(PayoutStates.word(state), state.sequence())).isEqualTo(state);
    }
  }
}
