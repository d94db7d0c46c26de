package org.openpayouts.broadcaster;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.ChainUnavailable;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.chain.NodeStatus;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.Placement;
import org.openpayouts.broadcaster.chain.SendOutcome;
import org.openpayouts.broadcaster.chain.SignedTransaction;
import org.openpayouts.broadcaster.chain.Spend;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** The real adapter, and what real nodes do wrong that the simulated one does not. */
final class FaultyNode implements ChainNode, BeanPostProcessor {
  private @Nullable ChainNode real;
  private volatile boolean indexLags;
  private volatile boolean scansFail;
  private volatile boolean firstBytesPayTooLittle;
  private byte @Nullable [] first;
  private final AtomicReference<@Nullable Runnable> afterTip = new AtomicReference<>();
  private final AtomicReference<@Nullable Runnable> beforeTip = new AtomicReference<>();

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof ChainNode node) {
      real = node;
      return this;
    }
    return bean;
  }

  private ChainNode real() {
    return Objects.requireNonNull(real);
  }

  /** Transactions in blocks are not found. */
  void lagTheIndex(boolean lags) {
    indexLags = lags;
  }

  /** The search for coins never succeeds. */
  void failScans(boolean fail) {
    scansFail = fail;
  }

  /** The mempool wants more than the first bytes that are sent pay, until their replacement. */
  void refuseTheFirstBytes() {
    firstBytesPayTooLittle = true;
  }

  /** The chain moves right after its tip was told, and moves again before it is asked next. */
  void moveBetweenTips(Runnable afterOne, Runnable beforeNext) {
    afterTip.set(() -> {
      afterOne.run();
      beforeTip.set(beforeNext);
    });
  }

  @Override
  public NodeStatus status() {
    Optional.ofNullable(beforeTip.getAndSet(null)).ifPresent(Runnable::run);
    NodeStatus status = real().status();
    Optional.ofNullable(afterTip.getAndSet(null)).ifPresent(Runnable::run);
    return status;
  }

  @Override
  public List<Coin> coins(String address, int depthMin) {
    if (scansFail) {
      throw new ChainUnavailable("Scan already in progress");
    }
    return real().coins(address, depthMin);
  }

  @Override
  public Optional<FeeRate> feeRate() {
    return real().feeRate();
  }

  @Override
  public SendOutcome send(byte[] transaction) {
    if (firstBytesPayTooLittle) {
      first = first == null ? transaction : first;
      if (Arrays.equals(first, transaction)) {
        return new SendOutcome.Refused(-26, "mempool min fee not met");
      }
    }
    return real().send(transaction);
  }

  @Override
  public Placement find(TransactionId txid) {
    Placement found = real().find(txid);
    return indexLags && found instanceof Placement.Mined ? new Placement.Missing() : found;
  }

  @Override
  public boolean isUnspent(OutputRef output) {
    return real().isUnspent(output);
  }

  @Override
  public Optional<BlockRef> blockAt(long height) {
    return real().blockAt(height);
  }

  @Override
  public boolean paysAny(TransactionId txid, Collection<String> addresses) {
    return real().paysAny(txid, addresses);
  }

  @Override
  public Optional<Spend> spendIn(BlockRef block, OutputRef output) {
    return real().spendIn(block, output);
  }

  @Override
  public Optional<SignedTransaction> transaction(TransactionId txid) {
    return real().transaction(txid);
  }

  @Override
  public List<SignedTransaction> spendersIn(BlockRef block, String address) {
    return real().spendersIn(block, address);
  }

  @Override
  public Map<OutputRef, TransactionId> spentInMempool(Collection<OutputRef> outputs) {
    return real().spentInMempool(outputs);
  }

  @Override
  public Optional<String> scriptOf(String address) {
    return real().scriptOf(address);
  }
}
