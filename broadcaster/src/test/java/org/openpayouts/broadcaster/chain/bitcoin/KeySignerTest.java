package org.openpayouts.broadcaster.chain.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.broadcaster.AFundedPayout.KEYS;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import fr.acinq.bitcoin.Bitcoin;
import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bitcoinj.base.BitcoinNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.broadcaster.AFundedPayout;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.wallet.Draft;
import org.openpayouts.broadcaster.wallet.OutputTerms;
import org.openpayouts.broadcaster.wallet.Payment;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.broadcaster.wallet.Signature;
import org.openpayouts.schemas.intent.Mac;

class KeySignerTest {
  private static final String SEGWIT = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";
  private static final String OTHER = "mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r";
  private static final OutputRef COIN = new OutputRef(new TransactionId("ab".repeat(32)), 1);

  private final KeySigner signer =
      new KeySigner(BitcoinNetwork.REGTEST, AFundedPayout.bytes(5), KEYS);

  private static Draft draft(String address, long amount, AFundedPayout payout) {
    return new Draft(
        List.of(new Coin(COIN, BaseUnits.of(1_000_000))),
        List.of(new Payment(payout.id(), address, BaseUnits.of(amount))),
        List.of(BaseUnits.of(1_000_000 - amount - 1_000)));
  }

  @Test
  void signsWhatTheOtherLibraryFindsRight() {
    AFundedPayout payout = aPayout(SEGWIT, 50_000);

    var signed =
        (Signature.Signed) signer.sign(draft(SEGWIT, 50_000, payout), List.of(payout.order()));

    Transaction tx = Transaction.read(signed.raw());
    var script =
        Objects.requireNonNull(
            Bitcoin.addressToPublicKeyScript(Block.RegtestGenesisBlock.hash, signer.ownAddress())
                .getRight());
    var spent = new TxOut(new Satoshi(1_000_000), Script.write(script));
    tx.correctlySpends(
        Map.of(new OutPoint(new TxId(COIN.txid().value()), 1), spent),
        ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS);
    assertThat(tx.txid.toString()).isEqualTo(signed.txid().value());
    assertThat(tx.txOut.getFirst().amount.toLong()).isEqualTo(50_000);
    assertThat((long) tx.weight()).isEqualTo(signed.weight());
  }

  @Test
  void givesTheSameBytesForTheSameDraft() {
    AFundedPayout payout = aPayout(SEGWIT, 50_000);
    Draft draft = draft(SEGWIT, 50_000, payout);

    var first = (Signature.Signed) signer.sign(draft, List.of(payout.order()));
    var again = (Signature.Signed) signer.sign(draft, List.of(payout.order()));

    assertThat(again.raw()).isEqualTo(first.raw());
  }

  @Test
  void countsNoLessThanTheTransactionWeighs() {
    AFundedPayout payout = aPayout(SEGWIT, 50_000);

    var signed =
        (Signature.Signed) signer.sign(draft(SEGWIT, 50_000, payout), List.of(payout.order()));

    var weights = signer.weights();
    long output = ((OutputTerms.Payable) signer.termsOf(SEGWIT)).weight();
    long counted = weights.envelope() + weights.input() + output + weights.change();
    assertThat(signed.weight()).isLessThanOrEqualTo(counted).isGreaterThan(counted - 30);
  }

  @Test
  void refusesAnotherAddressAnotherAmountAndAStranger() {
    AFundedPayout payout = aPayout(SEGWIT, 50_000);

    assertRefused(signer.sign(draft(OTHER, 50_000, payout), List.of(payout.order())), payout);
    assertRefused(signer.sign(draft(SEGWIT, 50_001, payout), List.of(payout.order())), payout);
    assertRefused(signer.sign(draft(SEGWIT, 50_000, payout), List.of()), payout);
  }

  @Test
  void refusesEveryMacThatIsAnotherPayouts() {
    AFundedPayout payout = aPayout(SEGWIT, 50_000);
    PaymentOrder mine = payout.order();
    PaymentOrder other = aPayout(SEGWIT, 50_000).order();
    Draft draft = draft(SEGWIT, 50_000, payout);

    List<PaymentOrder> forged =
        List.of(
            underMacs(mine, other.requestMac(), mine.targetMac(), mine.fundingMac()),
            underMacs(mine, mine.requestMac(), other.targetMac(), mine.fundingMac()),
            underMacs(mine, mine.requestMac(), mine.targetMac(), other.fundingMac()),
            underMacs(mine, other.requestMac(), other.targetMac(), other.fundingMac()));

    forged.forEach(order -> assertRefused(signer.sign(draft, List.of(order)), payout));
  }

  private static PaymentOrder underMacs(PaymentOrder order, Mac request, Mac target, Mac funding) {
    return new PaymentOrder(
        order.payoutId(),
        order.request(),
        request,
        order.target(),
        target,
        order.funding(),
        funding);
  }

  @Test
  void refusesIntentsThatAreEachRightButNotOfOnePayout() {
    AFundedPayout payout = aPayout(SEGWIT, 50_000);
    PaymentOrder mine = payout.order();
    PaymentOrder other = aPayout(SEGWIT, 50_000).order();
    Draft draft = draft(SEGWIT, 50_000, payout);

    var otherRequest = with(mine, other, mine, mine);
    var otherTarget = with(mine, mine, other, mine);
    var otherFunding = with(mine, mine, mine, other);

    List.of(otherRequest, otherTarget, otherFunding, with(mine, other, other, other))
        .forEach(order -> assertRefused(signer.sign(draft, List.of(order)), payout));
  }

  private static PaymentOrder with(
      PaymentOrder id, PaymentOrder request, PaymentOrder target, PaymentOrder funding) {
    return new PaymentOrder(
        id.payoutId(),
        request.request(),
        request.requestMac(),
        target.target(),
        target.targetMac(),
        funding.funding(),
        funding.fundingMac());
  }

  private static void assertRefused(Signature answer, AFundedPayout payout) {
    assertThat(answer).isInstanceOf(Signature.Refused.class);
    assertThat(((Signature.Refused) answer).reasons()).containsOnlyKeys(payout.id());
  }

  @ParameterizedTest
  @CsvSource({
    "mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r, 546, 136",
    "2N4Q5FhU2497BryFfUgbqkAJE87aKHUhXMp, 540, 128",
    "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080, 294, 124",
    "BCRT1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KYGT080, 294, 124",
    "bcrt1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqc8gma6, 330, 172",
  })
  void knowsDustAndWeightOfEveryKindOfAddress(String address, long dust, long weight) {
    assertThat(signer.termsOf(address))
        .isEqualTo(new OutputTerms.Payable(weight, BaseUnits.of(dust)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt081",
        "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs",
        "mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8s",
      })
  void paysNothingThatIsNoAddressOfItsNetwork(String address) {
    assertThat(signer.termsOf(address)).isInstanceOf(OutputTerms.Unpayable.class);
  }
}
