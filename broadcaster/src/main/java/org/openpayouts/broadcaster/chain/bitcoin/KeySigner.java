package org.openpayouts.broadcaster.chain.bitcoin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.Coin;
import org.bitcoinj.base.ScriptType;
import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.core.TransactionInput;
import org.bitcoinj.core.TransactionOutPoint;
import org.bitcoinj.core.TransactionWitness;
import org.bitcoinj.crypto.ECKey;
import org.bitcoinj.script.Script;
import org.bitcoinj.script.ScriptBuilder;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.wallet.Draft;
import org.openpayouts.broadcaster.wallet.IntentKeys;
import org.openpayouts.broadcaster.wallet.OutputTerms;
import org.openpayouts.broadcaster.wallet.Payment;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.broadcaster.wallet.Signature;
import org.openpayouts.broadcaster.wallet.Signer;
import org.openpayouts.broadcaster.wallet.WalletWeights;
import org.openpayouts.schemas.id.PayoutId;

/** Signs with a key in memory, for pay-to-witness-public-key-hash coins. */
final class KeySigner implements Signer {
  private static final String CHAIN = "bitcoin";
  private static final String ASSET = "BTC";
  private static final long STANDARD_WEIGHT_MAX = 400_000;

  /** Version, lock time, both counts with room for three bytes each, marker and flag. */
  private static final long ENVELOPE_WEIGHT = (4 + 4 + 3 + 3) * 4 + 2;

  /** Outpoint, empty script and sequence; then count, signature of at most 72 bytes and key. */
  private static final long INPUT_WEIGHT = (36 + 1 + 4) * 4 + 1 + 1 + 72 + 1 + 33;

  /** Below 0xfffffffe: says openly that a replacement may come (BIP 125). */
  private static final long REPLACEABLE = 0xfffffffdL;

  private final ECKey key;
  private final Script ownScript;
  private final String ownAddress;
  private final BitcoinScripts scripts;
  private final IntentKeys intents;

  KeySigner(BitcoinNetwork network, byte[] privateKey, IntentKeys intents) {
    this.key = ECKey.fromPrivate(privateKey);
    this.ownScript = ScriptBuilder.createP2WPKHOutputScript(key);
    this.ownAddress = key.toAddress(ScriptType.P2WPKH, network).toString();
    this.scripts = new BitcoinScripts(network);
    this.intents = intents;
  }

  @Override
  public String ownAddress() {
    return ownAddress;
  }

  @Override
  public WalletWeights weights() {
    return new WalletWeights(
        ENVELOPE_WEIGHT,
        INPUT_WEIGHT,
        BitcoinScripts.weight(ownScript),
        BitcoinScripts.dust(ownScript),
        STANDARD_WEIGHT_MAX);
  }

  @Override
  public OutputTerms termsOf(String address) {
    return scripts.terms(address);
  }

  @Override
  public Signature sign(Draft draft, List<PaymentOrder> orders) {
    Map<PayoutId, PaymentOrder> byPayout =
        orders.stream().collect(Collectors.toMap(PaymentOrder::payoutId, Function.identity()));
    var reasons = new HashMap<PayoutId, String>();
    var unverified = new HashSet<PayoutId>();
    for (Payment payment : draft.payments()) {
      Optional<PaymentOrder> order = Optional.ofNullable(byPayout.get(payment.payoutId()));
      Optional<String> badMac = order.flatMap(intents::unverified);
      badMac.ifPresent(reason -> unverified.add(payment.payoutId()));
      badMac
          .or(() -> objection(payment, order))
          .ifPresent(reason -> reasons.put(payment.payoutId(), reason));
    }
    return reasons.isEmpty() ? signed(draft) : new Signature.Refused(reasons, unverified);
  }

  private static Optional<String> objection(Payment payment, Optional<PaymentOrder> known) {
    if (known.isEmpty()) {
      return Optional.of("nobody ordered it");
    }
    PaymentOrder order = known.get();
    if (!order.asset().equals(ASSET) || !order.chain().equals(CHAIN) || order.memo() != null) {
      return Optional.of("it was ordered on another rail");
    }
    if (!order.address().equals(payment.address())) {
      return Optional.of("it would go elsewhere");
    }
    if (!order.amount().equals(payment.amount())) {
      return Optional.of("it would pay another amount");
    }
    return IntentKeys.disagreement(order);
  }

  private Signature.Signed signed(Draft draft) {
    var tx = new Transaction();
    tx.setVersion(2);
    for (Payment payment : draft.payments()) {
      Script script =
          scripts
              .script(payment.address())
              .orElseThrow(() -> new IllegalStateException("a planned address is none"));
      tx.addOutput(coin(payment.amount()), script);
    }
    draft.change().forEach(amount -> tx.addOutput(coin(amount), ownScript));
    for (var input : draft.inputs()) {
      var signed = new TransactionInput(tx, new byte[0], outPoint(input.ref()), REPLACEABLE);
      tx.addInput(signed);
    }
    for (int i = 0; i < draft.inputs().size(); i++) {
      tx.replaceInput(
          i, tx.getInput(i).withWitness(witness(tx, i, draft.inputs().get(i).amount())));
    }
    return new Signature.Signed(
        new TransactionId(tx.getTxId().toString()), tx.serialize(), tx.getWeight());
  }

  private TransactionWitness witness(Transaction tx, int index, BaseUnits spent) {
    Script scriptCode = ScriptBuilder.createP2PKHOutputScript(key);
    var signature =
        tx.calculateWitnessSignature(
            index, key, scriptCode, coin(spent), Transaction.SigHash.ALL, false);
    return TransactionWitness.redeemP2WPKH(signature, key);
  }

  private static TransactionOutPoint outPoint(OutputRef ref) {
    return new TransactionOutPoint(ref.vout(), Sha256Hash.wrap(ref.txid().value()));
  }

  private static Coin coin(BaseUnits amount) {
    return Coin.valueOf(amount.value().longValueExact());
  }
}
