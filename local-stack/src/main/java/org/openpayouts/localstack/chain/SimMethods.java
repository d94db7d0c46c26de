package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.TxOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls that move the chain: Core's own for regtest, and ours that break things on purpose. */
final class SimMethods {
  private final NodeState state;
  private final Faucet faucet;
  private final Faults faults;
  private final Map<BlockId, List<Block>> invalidated = new HashMap<>();

  SimMethods(NodeState state, Faucet faucet, Faults faults) {
    this.state = state;
    this.faucet = faucet;
    this.faults = faults;
  }

  List<RpcMethod> all() {
    return List.of(
        RpcMethod.of("generatetoaddress", "nblocks address maxtries", this::generate),
        RpcMethod.of("invalidateblock", "blockhash", this::invalidate),
        RpcMethod.of("reconsiderblock", "blockhash", this::reconsider),
        RpcMethod.of("sim_mine", "nblocks", a -> mine(a.number(0), faucet.script())),
        RpcMethod.of("sim_fund", "address amount count", this::fund),
        RpcMethod.of("sim_drop_transaction", "txid", this::drop),
        RpcMethod.of("sim_reorg", "depth keep_transactions", this::reorg),
        RpcMethod.of("sim_fault", "kind times method", this::fault),
        RpcMethod.of("sim_latency", "millis", this::latency));
  }

  private Object generate(RpcArguments arguments) {
    return mine(arguments.number(0), Script.write(Standard.scriptOf(arguments.text(1))));
  }

  private List<String> mine(int count, byte[] script) {
    if (count < 0 || count > 10_000) {
      throw new RpcFailure(RpcFailure.INVALID_PARAMETER, "from 0 to 10000 blocks at once");
    }
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      hashes.add(state.mine(script).toString());
    }
    return hashes;
  }

  /** Gives coins to an address and mines one block, so that they are confirmed. */
  private Object fund(RpcArguments arguments) {
    var script = Standard.scriptOf(arguments.text(0));
    var txid = faucet.give(script, arguments.satoshis(1), arguments.number(2, 1));
    state.mine(faucet.script());
    return txid.toString();
  }

  private Object drop(RpcArguments arguments) {
    return state.drop(ChainJson.txid(arguments.text(0)));
  }

  /**
   * Replaces the last blocks by one more new one. Without {@code keep_transactions} the new blocks
   * are empty and what stood in the old ones waits in the mempool again.
   */
  private Object reorg(RpcArguments arguments) {
    int depth = arguments.number(0);
    if (depth < 1 || depth >= state.chain().height()) {
      throw new RpcFailure(RpcFailure.INVALID_PARAMETER, "depth is outside the chain");
    }
    state.disconnect(depth);
    boolean keep = arguments.flag(1, true);
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i <= depth; i++) {
      var reward = new TxOut(new Satoshi(Miner.SUBSIDY), faucet.script());
      BlockId id = keep ? state.mine(faucet.script()) : state.mineEmpty(reward);
      hashes.add(id.toString());
    }
    return hashes;
  }

  private @Nullable Object invalidate(RpcArguments arguments) {
    var id = new BlockId(ChainJson.txid(arguments.text(0)).value);
    int height =
        state
            .chain()
            .heightOf(id)
            .orElseThrow(
                () -> new RpcFailure(RpcFailure.INVALID_ADDRESS_OR_KEY, "Block not found"));
    List<Block> taken = state.disconnect(state.chain().height() - height + 1);
    invalidated.put(id, taken.reversed());
    return null;
  }

  /** Puts an invalidated branch back where it is longer than what replaced it. */
  private @Nullable Object reconsider(RpcArguments arguments) {
    var id = new BlockId(ChainJson.txid(arguments.text(0)).value);
    List<Block> branch = invalidated.remove(id);
    if (branch == null) {
      throw new RpcFailure(RpcFailure.INVALID_ADDRESS_OR_KEY, "Block not found");
    }
    var parent = new BlockId(branch.getFirst().header.hashPreviousBlock);
    int fork = state.chain().heightOf(parent).orElse(Integer.MAX_VALUE);
    if (fork != Integer.MAX_VALUE && fork + branch.size() > state.chain().height()) {
      state.disconnect(state.chain().height() - fork);
      branch.forEach(state::reconnect);
    }
    return null;
  }

  private Object fault(RpcArguments arguments) {
    try {
      var kind = Faults.Kind.valueOf(arguments.text(0).toUpperCase(Locale.ROOT));
      faults.arm(kind, arguments.text(2, "sendrawtransaction"), arguments.number(1, 1));
      return true;
    } catch (IllegalArgumentException e) {
      throw new RpcFailure(RpcFailure.INVALID_PARAMETER, "kind is refuse, time_out or lose_answer");
    }
  }

  private Object latency(RpcArguments arguments) {
    faults.latency(Duration.ofMillis(arguments.number(0)));
    return true;
  }
}
