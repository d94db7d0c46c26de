package org.openpayouts.localstack.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedNodeFaultsTest {
  private static final long COIN = 100_000_000;

  @TempDir Path folder;

  private final TestWallet wallet = new TestWallet();
  private SimulatedNode node;
  private RpcClient rpc;

  @BeforeEach
  void start() {
    node = SimulatedNode.start(new NodeOptions(0, folder, "user", "secret", 2));
    rpc = new RpcClient(node.url(), "user", "secret");
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private Transaction aSpend() {
    String txid = node.fund(wallet.address(), BigDecimal.ONE, 1);
    return wallet.spend(new TestWallet.Owned(txid, 0, COIN), 1_000);
  }

  @Test
  void doesTheWorkWhoseAnswerItLoses() throws Exception {
    Transaction tx = aSpend();
    node.loseNextAnswers(1);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> rpc.call("sendrawtransaction", TestWallet.hex(tx)));

    assertThat(rpc.call("getmempoolentry", tx.txid.toString()).path("vsize").intValue())
        .isPositive();
    assertThat(rpc.call("sendrawtransaction", TestWallet.hex(tx)).stringValue())
        .isEqualTo(tx.txid.toString());
  }

  @Test
  void doesNothingWhenItRefuses() throws Exception {
    Transaction tx = aSpend();
    node.refuseNextSends(1);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> rpc.call("sendrawtransaction", TestWallet.hex(tx)));

    assertThat(rpc.call("getrawmempool")).isEmpty();
  }

  @Test
  void saysNothingAndDoesNothingWhereItHangs() throws Exception {
    Transaction tx = aSpend();
    node.timeOutNextSends(1);
    var hanging = rpc.within(Duration.ofMillis(300));

    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> hanging.call("sendrawtransaction", TestWallet.hex(tx)));

    assertThat(rpc.call("getrawmempool")).isEmpty();
    assertThat(rpc.call("sendrawtransaction", TestWallet.hex(tx)).stringValue())
        .isEqualTo(tx.txid.toString());
  }

  @Test
  void forgetsADroppedTransactionAndTakesItAgain() throws Exception {
    Transaction tx = aSpend();
    rpc.call("sendrawtransaction", TestWallet.hex(tx));

    boolean dropped = node.drop(tx.txid.toString());

    assertThat(dropped).isTrue();
    assertThat(rpc.call("getrawmempool")).isEmpty();
    assertThat(rpc.call("sendrawtransaction", TestWallet.hex(tx)).stringValue())
        .isEqualTo(tx.txid.toString());
  }

  @Test
  void putsTheTransactionsOfLostBlocksBackToWait() throws Exception {
    Transaction tx = aSpend();
    rpc.call("sendrawtransaction", TestWallet.hex(tx));
    node.mine(3);
    int before = node.height();

    node.reorg(3, false);

    assertThat(node.height()).isEqualTo(before + 1);
    assertThat(rpc.call("getrawmempool").toString()).contains(tx.txid.toString());
    assertThat(rpc.call("getrawtransaction", tx.txid.toString(), 1).path("confirmations"))
        .hasToString("");
  }

  @Test
  void minesTheTransactionsOfLostBlocksAgainWhenAskedTo() throws Exception {
    Transaction tx = aSpend();
    rpc.call("sendrawtransaction", TestWallet.hex(tx));
    String lost = node.mine(1).getFirst();

    node.reorg(1, true);

    var placed = rpc.call("getrawtransaction", tx.txid.toString(), 1);
    assertThat(placed.path("confirmations").intValue()).isEqualTo(2);
    assertThat(placed.path("blockhash").stringValue()).isNotEqualTo(lost);
  }

  @Test
  void takesAnInvalidatedBranchBackWhereItIsLonger() throws Exception {
    Transaction tx = aSpend();
    rpc.call("sendrawtransaction", TestWallet.hex(tx));
    String lost = node.mine(1).getFirst();

    rpc.call("invalidateblock", lost);
    String waiting = rpc.call("getrawmempool").toString();
    rpc.call("reconsiderblock", lost);

    assertThat(waiting).contains(tx.txid.toString());
    assertThat(rpc.call("getrawtransaction", tx.txid.toString(), 1).path("blockhash").stringValue())
        .isEqualTo(lost);
  }

  @Test
  void remembersChainAndMempoolOverARestart() throws Exception {
    Transaction mined = aSpend();
    rpc.call("sendrawtransaction", TestWallet.hex(mined));
    node.mine(1);
    Transaction waiting = aSpend();
    rpc.call("sendrawtransaction", TestWallet.hex(waiting));
    String tip = rpc.call("getbestblockhash").stringValue();

    node.close();
    Files.writeString(folder.resolve("chain.journal"), "block 00aa", StandardOpenOption.APPEND);
    start();

    assertThat(rpc.call("getbestblockhash").stringValue()).isEqualTo(tip);
    assertThat(rpc.call("getrawmempool").toString()).contains(waiting.txid.toString());
    assertThat(rpc.call("getrawtransaction", mined.txid.toString(), 1).path("confirmations"))
        .hasToString("2");
  }

  @Test
  void speaksBothVersionsAndAsksForTheCredential() throws Exception {
    var second = rpc.post(RpcClient.body("2.0", "nothing"));
    var first = rpc.post(RpcClient.body("1.0", "nothing"));
    var stranger = new RpcClient(node.url(), "user", "guess");

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).contains("-32601").doesNotContain("result");
    assertThat(first.statusCode()).isEqualTo(404);
    assertThat(stranger.post(RpcClient.body("1.0", "getblockcount")).statusCode()).isEqualTo(401);
  }

  @Test
  void findsTheCoinsOfAnAddress() throws Exception {
    node.fund(wallet.address(), new BigDecimal("0.12345678"), 3);

    var found =
        rpc.call("scantxoutset", "start", java.util.List.of("addr(" + wallet.address() + ")"));

    assertThat(found.path("unspents")).hasSize(3);
    assertThat(found.path("total_amount").decimalValue()).isEqualTo(new BigDecimal("0.37037034"));
  }
}
