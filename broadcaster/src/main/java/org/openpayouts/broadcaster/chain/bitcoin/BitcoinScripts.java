package org.openpayouts.broadcaster.chain.bitcoin;

import java.util.Optional;
import org.bitcoinj.base.AddressParser;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.ScriptType;
import org.bitcoinj.script.Script;
import org.bitcoinj.script.ScriptBuilder;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.wallet.OutputTerms;

/** Addresses of one network, and what their outputs weigh and must hold at least. */
final class BitcoinScripts {
  private static final long WEIGHT_PER_BYTE = 4;
  private static final long AMOUNT_AND_LENGTH_BYTES = 8 + 1;
  private static final long DUST_PER_BYTE = 3;

  /** Bytes to spend an output later, as Core's GetDustThreshold counts them. */
  private static final long SPENDING_BYTES = 148;

  private static final long WITNESS_SPENDING_BYTES = 67;

  private final AddressParser parser;

  BitcoinScripts(BitcoinNetwork network) {
    this.parser = AddressParser.getDefault(network);
  }

  /**
   * The script that pays an address, where it is one of this network and of a kind we pay.
   *
   * <p>bitcoinj's own messages mislead: for a witness version that it does not know it throws
   * another type altogether. So any exception of the parser means no address.
   */
  Optional<Script> script(String address) {
    try {
      Script script = ScriptBuilder.createOutputScript(parser.parseAddress(address));
      return type(script).isPresent() ? Optional.of(script) : Optional.empty();
    } catch (RuntimeException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<ScriptType> type(Script script) {
    return Optional.ofNullable(script.getScriptType()).filter(type -> type != ScriptType.P2PK);
  }

  OutputTerms terms(String address) {
    return script(address)
        .<OutputTerms>map(script -> new OutputTerms.Payable(weight(script), dust(script)))
        .orElseGet(OutputTerms.Unpayable::new);
  }

  static long weight(Script script) {
    return (AMOUNT_AND_LENGTH_BYTES + script.program().length) * WEIGHT_PER_BYTE;
  }

  static BaseUnits dust(Script script) {
    ScriptType type = type(script).orElseThrow();
    long spending =
        switch (type) {
          case P2PKH, P2PK, P2SH -> SPENDING_BYTES;
          case P2WPKH, P2WSH, P2TR -> WITNESS_SPENDING_BYTES;
        };
    long size = AMOUNT_AND_LENGTH_BYTES + script.program().length;
    return BaseUnits.of((size + spending) * DUST_PER_BYTE);
  }
}
