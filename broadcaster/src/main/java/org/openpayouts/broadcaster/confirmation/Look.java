package org.openpayouts.broadcaster.confirmation;

import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.Placement;
import org.openpayouts.broadcaster.transaction.TransactionState;

/**
 * What a transaction's place in the chain means for it. Pure and total. Depth is what the chain
 * says now, never a count of ours: a missed look costs nothing and a reorganisation corrects it.
 */
final class Look {
  private Look() {}

  static Step at(TransactionState state, Placement placement, Depths depths) {
    return switch (state) {
      case TransactionState.Stored _ -> atStored(placement);
      case TransactionState.Accepted accepted -> atAccepted(accepted, placement);
      case TransactionState.Mined mined -> atMined(mined, placement, depths);
      case TransactionState.Settled settled -> atSettled(settled, placement, depths);
      case TransactionState.Final _, TransactionState.Dead _ -> new Step.Stay();
    };
  }

  private static Step atStored(Placement placement) {
    return switch (placement) {
      case Placement.Missing _ -> new Step.Send();
      case Placement.Waiting _, Placement.Mined _ -> new Step.Accept();
    };
  }

  private static Step atAccepted(TransactionState.Accepted accepted, Placement placement) {
    return switch (placement) {
      case Placement.Missing _ -> new Step.Send();
      case Placement.Waiting _ -> new Step.Stay();
      case Placement.Mined(BlockRef block, int depth) -> new Step.Place(accepted.mine(block));
    };
  }

  private static Step atMined(TransactionState.Mined mined, Placement placement, Depths depths) {
    return switch (placement) {
      case Placement.Missing _, Placement.Waiting _ -> new Step.Place(mined.unmine());
      case Placement.Mined(BlockRef block, int depth) -> {
        if (!block.equals(mined.block())) {
          yield new Step.Place(mined.moveTo(block));
        }
        yield depth >= depths.target() ? new Step.Complete(mined.settle(), depth) : new Step.Stay();
      }
    };
  }

  /**
   * A complete payment is reopened only where its block is gone: the same block under a shorter tip
   * is a reorganisation that is still under way, and another block as deep as the target is as
   * good.
   */
  private static Step atSettled(
      TransactionState.Settled settled, Placement placement, Depths depths) {
    return switch (placement) {
      case Placement.Missing _, Placement.Waiting _ ->
          new Step.Reopen(settled.block(), settled.reopen());
      case Placement.Mined(BlockRef block, int depth) -> {
        if (block.equals(settled.block())) {
          yield depth >= depths.finality() ? new Step.Finish(settled.finish()) : new Step.Stay();
        }
        yield depth >= depths.target()
            ? new Step.Place(settled.moveTo(block))
            : new Step.Reopen(settled.block(), settled.reopen());
      }
    };
  }
}
