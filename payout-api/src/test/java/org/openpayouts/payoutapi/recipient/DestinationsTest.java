package org.openpayouts.payoutapi.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.schemas.currency.Assets;

class DestinationsTest {

  /** Addresses of BIP 173, BIP 350 and others that are printed everywhere. */
  @ParameterizedTest
  @CsvSource({
    "mainnet, 1BoatSLRHtKNngkdXEeobR76b53LETtpyT, true",
    "mainnet, 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy, true",
    "mainnet, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, true",
    "mainnet, BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4, true",
    "mainnet, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0, true",
    // one letter is another
    "mainnet, 1BoatSLRHtKNngkdXEeobR76b53LETtpyU, false",
    "mainnet, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5, false",
    // of another network
    "mainnet, tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx, false",
    "testnet, tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx, true",
    "signet, tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx, true",
    "regtest, bcrt1q6z64a43mjgkcq0ul2znwneq3spghrlau9slefp, true",
    "regtest, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, false",
    // of a version that nobody can spend yet
    "mainnet, BC1SW50QGDZ25J, false",
    "mainnet, somewhere-over-the-rainbow, false"
  })
  void paysOnlyWhatTheChainsOwnDecoderTakes(String network, String address, boolean isPayable) {
    var destinations = new Destinations(new ChainSettings(network));

    assertThat(destinations.canPay(new WithdrawalChoice(Assets.BTC, address, null)))
        .isEqualTo(isPayable);
  }
}
