package org.openpayouts.localstack.chain;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A running node: its address for others and, for tests in the same JVM, its commands. */
public final class SimulatedNode implements AutoCloseable {
  private final NodeOptions options;
  private final NodeState state;
  private final RpcDispatcher dispatcher;
  private final RpcServer server;

  private SimulatedNode(NodeOptions options, Clock clock) {
    this.options = options;
    this.state = new NodeState(options.folder(), options.coinbaseMaturity(), clock);
    var faults = new Faults();
    var faucet = new Faucet(state);
    faucet.open(options.coinbaseMaturity());
    var methods = new ArrayList<RpcMethod>();
    methods.addAll(new ChainMethods(state).all());
    methods.addAll(new MempoolMethods(state).all());
    methods.addAll(new SimMethods(state, faucet, faults).all());
    this.dispatcher = new RpcDispatcher(methods);
    this.server = new RpcServer(options, dispatcher, faults);
  }

  /** Opens the chain in the folder, or a new one with a rich faucet, and serves it. */
  public static SimulatedNode start(NodeOptions options) {
    return new SimulatedNode(options, Clock.systemUTC());
  }

  /** Where the node answers. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** The options it was started with. */
  public NodeOptions options() {
    return options;
  }

  /**
   * Any method by name, as if it had come over HTTP but past the armed faults.
   *
   * @throws RpcFailure with Core's code
   */
  public @Nullable Object call(String method, @Nullable Object... params) {
    return dispatcher.call(method, RpcDispatcher.params(params));
  }

  /** Mines blocks of what waits; answers their hashes. */
  @SuppressWarnings("unchecked")
  public List<String> mine(int count) {
    return (List<String>) Objects.requireNonNull(call("sim_mine", count));
  }

  /** Gives confirmed coins of equal amount to an address; answers the transaction's id. */
  public String fund(String address, BigDecimal coins, int count) {
    return text(call("sim_fund", address, coins.toPlainString(), count));
  }

  /** Forgets a transaction that waits in the mempool; false where there is none. */
  public boolean drop(String txid) {
    return Boolean.TRUE.equals(call("sim_drop_transaction", txid));
  }

  /** Replaces the last blocks by one more; without keeping, their transactions wait again. */
  public void reorg(int depth, boolean keepTransactions) {
    call("sim_reorg", depth, keepTransactions);
  }

  /** The next calls of {@code sendrawtransaction} are closed before anything is done. */
  public void refuseNextSends(int times) {
    call("sim_fault", "refuse", times);
  }

  /** The next calls of {@code sendrawtransaction} are carried out and never answered. */
  public void loseNextAnswers(int times) {
    call("sim_fault", "lose_answer", times);
  }

  /** The next calls of {@code sendrawtransaction} hang and do nothing. */
  public void timeOutNextSends(int times) {
    call("sim_fault", "time_out", times);
  }

  /** How long every answer waits. */
  public void latency(int millis) {
    call("sim_latency", millis);
  }

  /** The number of blocks on the first one. */
  public int height() {
    return (Integer) Objects.requireNonNull(call("getblockcount"));
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }

  @Override
  public void close() {
    server.close();
    state.close();
  }

  /**
   * Runs a node until the process is ended.
   *
   * @param args {@code --port N --data DIR --user NAME --password-file FILE}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int port = 18443;
    Path folder = Path.of("chain");
    String user = "payouts";
    @Nullable Path passwordFile = null;
    int maturity = NodeOptions.COINBASE_MATURITY;
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--port" -> port = Integer.parseInt(args[i + 1]);
        case "--data" -> folder = Path.of(args[i + 1]);
        case "--user" -> user = args[i + 1];
        case "--password-file" -> passwordFile = Path.of(args[i + 1]);
        case "--coinbase-maturity" -> maturity = Integer.parseInt(args[i + 1]);
        default -> throw new IllegalArgumentException("unknown argument " + args[i]);
      }
    }
    if (passwordFile == null) {
      throw new IllegalArgumentException("--password-file is missing");
    }
    String password = Files.readString(passwordFile).strip();
    var node = start(new NodeOptions(port, folder, user, password, maturity));
    Runtime.getRuntime().addShutdownHook(new Thread(node::close));
    System.out.println("chain node ready at " + node.url() + ", height " + node.height());
    new CountDownLatch(1).await();
  }
}
