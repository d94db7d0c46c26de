package org.openpayouts.broadcaster.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.Placement;
import org.openpayouts.broadcaster.transaction.TransactionState;

class LookTest {
  private static final Depths DEPTHS = new Depths(6, 100);
  private static final BlockRef BLOCK = new BlockRef(10, "aa");
  private static final BlockRef OTHER = new BlockRef(11, "bb");

  private static final TransactionState.Stored STORED = new TransactionState.Stored();
  private static final TransactionState.Accepted ACCEPTED = new TransactionState.Accepted();
  private static final TransactionState.Mined MINED = new TransactionState.Mined(BLOCK);
  private static final TransactionState.Settled SETTLED = new TransactionState.Settled(BLOCK);
  private static final TransactionState.Final FINAL = new TransactionState.Final(BLOCK);
  private static final TransactionState.Dead DEAD = new TransactionState.Dead();

  private static final Placement MISSING = new Placement.Missing();
  private static final Placement WAITING = new Placement.Waiting();

  private static final Step STAY = new Step.Stay();
  private static final Step SEND = new Step.Send();
  private static final Step ACCEPT = new Step.Accept();
  private static final Step REOPEN = new Step.Reopen(BLOCK, ACCEPTED);

  private static Placement in(BlockRef block, int depth) {
    return new Placement.Mined(block, depth);
  }

  private static Arguments row(TransactionState state, Placement placement, Step step) {
    return Arguments.of(state, placement, step);
  }

  static Stream<Arguments> everyStateAndPlace() {
    return Stream.of(
        row(STORED, MISSING, SEND),
        row(STORED, WAITING, ACCEPT),
        row(STORED, in(BLOCK, 1), ACCEPT),
        row(STORED, in(BLOCK, 200), ACCEPT),
        row(ACCEPTED, MISSING, SEND),
        row(ACCEPTED, WAITING, STAY),
        row(ACCEPTED, in(BLOCK, 1), new Step.Place(MINED)),
        row(ACCEPTED, in(BLOCK, 200), new Step.Place(MINED)),
        row(MINED, MISSING, new Step.Place(ACCEPTED)),
        row(MINED, WAITING, new Step.Place(ACCEPTED)),
        row(MINED, in(BLOCK, 5), STAY),
        row(MINED, in(BLOCK, 6), new Step.Complete(SETTLED, 6)),
        row(MINED, in(BLOCK, 200), new Step.Complete(SETTLED, 200)),
        row(MINED, in(OTHER, 1), new Step.Place(new TransactionState.Mined(OTHER))),
        row(MINED, in(OTHER, 6), new Step.Place(new TransactionState.Mined(OTHER))),
        row(SETTLED, MISSING, REOPEN),
        row(SETTLED, WAITING, REOPEN),
        row(SETTLED, in(BLOCK, 5), STAY),
        row(SETTLED, in(BLOCK, 6), STAY),
        row(SETTLED, in(BLOCK, 99), STAY),
        row(SETTLED, in(BLOCK, 100), new Step.Finish(FINAL)),
        row(SETTLED, in(OTHER, 5), REOPEN),
        row(SETTLED, in(OTHER, 6), new Step.Place(new TransactionState.Settled(OTHER))),
        row(FINAL, MISSING, STAY),
        row(FINAL, WAITING, STAY),
        row(FINAL, in(OTHER, 1), STAY),
        row(DEAD, MISSING, STAY),
        row(DEAD, WAITING, STAY),
        row(DEAD, in(OTHER, 1), STAY));
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @MethodSource("everyStateAndPlace")
  void saysWhatAPlaceMeans(TransactionState state, Placement placement, Step step) {
    assertThat(Look.at(state, placement, DEPTHS)).isEqualTo(step);
  }
}
