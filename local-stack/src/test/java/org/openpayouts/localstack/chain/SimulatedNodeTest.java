package org.openpayouts.localstack.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedNodeTest {
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

  private TestWallet.Owned aCoin() {
    String txid = node.fund(wallet.address(), BigDecimal.ONE, 1);
    return new TestWallet.Owned(txid, 0, COIN);
  }

  private String send(Transaction tx) throws IOException, InterruptedException {
    return rpc.call("sendrawtransaction", TestWallet.hex(tx)).stringValue();
  }

  private void assertRefused(Transaction tx, int code, String reason) {
    var failure = catchThrowableOfType(RpcFailure.class, () -> send(tx));
    assertThat(failure).hasMessageContaining(reason);
    assertThat(failure.code()).isEqualTo(code);
  }

  @Test
  void minesWhatItAccepted() throws Exception {
    Transaction tx = wallet.spend(aCoin(), 1_000);

    String txid = send(tx);
    String block = node.mine(1).getFirst();
    node.mine(1);

    var placed = rpc.call("getrawtransaction", txid, 1);
    assertThat(txid).isEqualTo(tx.txid.toString());
    assertThat(placed.path("blockhash").stringValue()).isEqualTo(block);
    assertThat(placed.path("confirmations").intValue()).isEqualTo(2);
    assertThat(placed.path("vout").path(0).path("value").decimalValue())
        .isEqualTo(new BigDecimal("0.99999000"));
  }

  @Test
  void makesBlocksThatTheJudgeCanReadAndThatCarryWork() throws Exception {
    send(wallet.spend(aCoin(), 1_000));

    String hash = node.mine(1).getFirst();

    Block block = Block.read(rpc.call("getblock", hash, 0).stringValue());
    assertThat(block.checkProofOfWork()).isTrue();
    assertThat(block.blockId.toString()).isEqualTo(hash);
    assertThat(block.tx).hasSize(2);
    assertThat(rpc.call("getblock", hash, 2).path("tx").path(1).path("vin").path(0).path("vout"))
        .hasToString("0");
  }

  @Test
  void refusesASignatureOverAnotherAmount() {
    TestWallet.Owned coin = aCoin();
    Transaction offByOne = wallet.sign(wallet.unsigned(coin, COIN - 1_000), COIN - 1);

    assertRefused(offByOne, -26, "script-verify-flag-failed");
  }

  @Test
  void refusesASignatureThatWasAltered() {
    Transaction tx = wallet.spend(aCoin(), 1_000);
    Transaction altered = tx.updateOutputs(List.of(wallet.output(COIN - 2_000)));

    assertRefused(altered, -26, "script-verify-flag-failed");
  }

  @Test
  void refusesToPayOutMoreThanComesIn() {
    TestWallet.Owned coin = aCoin();

    assertRefused(wallet.sign(wallet.unsigned(coin, COIN + 1), COIN), -26, "in-belowout");
  }

  @Test
  void refusesACoinThatIsSpentOrNeverWas() throws Exception {
    TestWallet.Owned coin = aCoin();
    send(wallet.spend(coin, 1_000));
    node.mine(1);

    assertRefused(wallet.spend(coin, 2_000), -25, "bad-txns-inputs-missingorspent");
    assertRefused(
        wallet.spend(new TestWallet.Owned("ab".repeat(32), 0, COIN), 1_000), -25, "missingorspent");
  }

  @Test
  void refusesASecondSpendThatDoesNotPayMore() throws Exception {
    TestWallet.Owned coin = aCoin();
    send(wallet.spend(coin, 1_000));

    assertRefused(wallet.spend(coin, 900), -26, "insufficient fee, rejecting replacement");
    assertRefused(wallet.spend(coin, 1_050), -26, "not enough additional fees");
  }

  @Test
  void replacesAWaitingTransactionByABetterPaidOne() throws Exception {
    TestWallet.Owned coin = aCoin();
    String first = send(wallet.spend(coin, 1_000));

    String second = send(wallet.spend(coin, 2_000));

    assertThat(rpc.call("getrawmempool").toString()).contains(second).doesNotContain(first);
    var asked = List.of(Map.of("txid", coin.txid(), "vout", coin.vout()));
    assertThat(rpc.call("gettxspendingprevout", asked).path(0).path("spendingtxid").asString())
        .isEqualTo(second);
  }

  @Test
  void refusesDustLowFeesAndLocksInTheFuture() {
    TestWallet.Owned coin = aCoin();
    Transaction unlocked = wallet.unsigned(coin, COIN - 1_000);

    assertRefused(wallet.sign(wallet.unsigned(coin, 293, COIN - 2_000), COIN), -26, "dust");
    assertRefused(wallet.spend(coin, 50), -26, "min relay fee not met");
    var later = new Transaction(2, unlocked.txIn, unlocked.txOut, node.height() + 1);
    assertRefused(wallet.sign(later, COIN), -26, "non-final");
  }

  @Test
  void takesTheSameBytesAgain() throws Exception {
    Transaction tx = wallet.spend(aCoin(), 1_000);

    String first = send(tx);
    String again = send(tx);
    node.mine(1);

    assertThat(again).isEqualTo(first);
    assertRefused(tx, -27, "already in utxo set");
  }

  @Test
  void saysMissingInputsOnceTheOutputsOfAMinedTransactionAreSpent() throws Exception {
    Transaction first = wallet.spend(aCoin(), 1_000);
    send(first);
    send(wallet.spend(new TestWallet.Owned(first.txid.toString(), 0, COIN - 1_000), 1_000));
    node.mine(1);

    assertRefused(first, -25, "missingorspent");
    assertThat(rpc.call("getrawtransaction", first.txid.toString(), 1).path("confirmations"))
        .hasToString("1");
  }

  @Test
  void refusesTheTwentySixthInARow() throws Exception {
    TestWallet.Owned coin = aCoin();
    for (int i = 0; i < 25; i++) {
      Transaction tx = wallet.spend(coin, 1_000);
      send(tx);
      coin = new TestWallet.Owned(tx.txid.toString(), 0, coin.satoshis() - 1_000);
    }

    assertRefused(wallet.spend(coin, 1_000), -26, "too-long-mempool-chain");
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatExceptionOfType(RpcFailure.class)
        .isThrownBy(() -> rpc.call("sendrawtransaction", "00ff"))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(-22));
    assertThatExceptionOfType(RpcFailure.class)
        .isThrownBy(() -> rpc.call("getrawtransaction", "ab".repeat(32)))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(-5));
    assertThatExceptionOfType(RpcFailure.class)
        .isThrownBy(() -> rpc.call("getblockhash", 1_000_000))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(-8));
  }

  @Test
  void testsWithoutTaking() throws Exception {
    Transaction tx = wallet.spend(aCoin(), 1_000);

    var verdict = rpc.call("testmempoolaccept", List.of(TestWallet.hex(tx))).path(0);

    assertThat(verdict.path("allowed").booleanValue()).isTrue();
    assertThat(rpc.call("getrawmempool")).isEmpty();
  }

  @Test
  void paysEveryStandardKindOfAddress() throws Exception {
    TestWallet.Owned coin = aCoin();
    List<TxOut> outputs =
        List.of(
            to("mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r"),
            to("2N4Q5FhU2497BryFfUgbqkAJE87aKHUhXMp"),
            to("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"),
            to("bcrt1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqc8gma6"));
    Transaction tx = wallet.sign(wallet.unsigned(coin, COIN - 50_000).updateOutputs(outputs), COIN);

    var verdict = rpc.call("testmempoolaccept", List.of(TestWallet.hex(tx)), 0).path(0);

    assertThat(verdict.path("allowed").booleanValue()).isTrue();
  }

  private static TxOut to(String address) {
    return new TxOut(new Satoshi(10_000), Script.write(Standard.scriptOf(address)));
  }
}
