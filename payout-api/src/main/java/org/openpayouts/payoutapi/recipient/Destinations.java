package org.openpayouts.payoutapi.recipient;

import java.util.Locale;
import java.util.Optional;
import org.bitcoinj.base.AddressParser;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.ScriptType;
import org.openpayouts.schemas.currency.Asset;
import org.openpayouts.schemas.currency.Assets;
import org.springframework.stereotype.Component;

/**
 * Where people can be paid: each chain's own decoder judges its addresses, checksum and network.
 */
@Component
public class Destinations {
  private final AddressParser bitcoin;

  Destinations(ChainSettings settings) {
    this.bitcoin =
        AddressParser.getDefault(
            BitcoinNetwork.valueOf(settings.network().toUpperCase(Locale.ROOT)));
  }

  /** Whether the choice names an address that its chain can pay. */
  public boolean canPay(WithdrawalChoice choice) {
    Asset asset = choice.asset();
    return asset.chain().equals(Assets.BTC.chain()) && bitcoinScript(choice.address()).isPresent();
  }

  /** The library throws types of more than one family for what is no address. */
  private Optional<ScriptType> bitcoinScript(String address) {
    try {
      return Optional.ofNullable(bitcoin.parseAddress(address).getOutputScriptType());
    } catch (RuntimeException notAnAddress) {
      return Optional.empty();
    }
  }
}
