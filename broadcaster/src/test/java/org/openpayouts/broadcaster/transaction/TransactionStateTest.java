package org.openpayouts.broadcaster.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openpayouts.broadcaster.chain.BlockRef;

class TransactionStateTest {
  private static final BlockRef BLOCK = new BlockRef(5, "aa");
  private static final BlockRef OTHER = new BlockRef(6, "bb");

  @Test
  void climbsToFinalOneStepAtATime() {
    var top = new TransactionState.Stored().accept().mine(BLOCK).settle().finish();

    assertThat(top).isEqualTo(new TransactionState.Final(BLOCK));
  }

  @Test
  void fallsBackToAcceptedAndNeverToStored() {
    var mined = new TransactionState.Mined(BLOCK);

    assertThat(mined.unmine()).isEqualTo(new TransactionState.Accepted());
    assertThat(mined.settle().reopen()).isEqualTo(new TransactionState.Accepted());
  }

  @Test
  void movesToAnotherBlockWithoutLosingItsStep() {
    assertThat(new TransactionState.Mined(BLOCK).moveTo(OTHER))
        .isEqualTo(new TransactionState.Mined(OTHER));
    assertThat(new TransactionState.Settled(BLOCK).moveTo(OTHER))
        .isEqualTo(new TransactionState.Settled(OTHER));
  }
}
