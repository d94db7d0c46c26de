package org.openpayouts.broadcaster.transaction;

import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.SendOutcome;
import org.openpayouts.broadcaster.failpoint.Failpoint;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.outbox.Failpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Step three: stored bytes go to the node, the same ones every time. */
@Component
public class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  private final ChainNode node;
  private final StoredSteps steps;
  private final ChainTransactions transactions;
  private final Failpoints failpoints;

  Sending(
      ChainNode node, StoredSteps steps, ChainTransactions transactions, Failpoints failpoints) {
    this.node = node;
    this.steps = steps;
    this.transactions = transactions;
    this.failpoints = failpoints;
  }

  /**
   * Sends; no answer means that it is in flight, and the exception passes through.
   *
   * @return what the node said
   */
  public SendOutcome send(Lease lease, ChainTransaction tx, BlockRef tip) {
    failpoints.reach(tx.member() == 0 ? Failpoint.K11 : Failpoint.K16);
    SendOutcome outcome = node.send(transactions.raw(tx.txid()));
    failpoints.reach(Failpoint.K12);
    switch (outcome) {
      case SendOutcome.Accepted _ -> {
        failpoints.reach(Failpoint.K13);
        LOG.info("Transaction accepted. batchId={} txid={}", tx.familyId(), tx.txid());
        steps.accept(lease, tx, tip);
        failpoints.reach(Failpoint.K14);
      }
      case SendOutcome.InputsGone(String reason) -> refused(tx, reason);
      case SendOutcome.Refused(int code, String reason) -> refused(tx, code + " " + reason);
    }
    return outcome;
  }

  /** The node was found to have the bytes, though no answer of it said so. */
  public void recordAcceptance(Lease lease, ChainTransaction tx, BlockRef tip) {
    steps.accept(lease, tx, tip);
    failpoints.reach(Failpoint.K14);
  }

  private void refused(ChainTransaction tx, String reason) {
    LOG.warn("Node refused stored bytes. txid={} reason=\"{}\"", tx.txid(), reason);
    transactions.refused(tx.txid(), reason);
  }
}
