package org.openpayouts.broadcaster.chain.bitcoin;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.bitcoinj.base.BitcoinNetwork;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.wallet.IntentKeys;
import org.openpayouts.broadcaster.wallet.Signer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Bitcoin rail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BitcoinSettings.class)
class BitcoinConfiguration {
  private static final String POLICY = "bitcoin-node";
  private static final int KEY_BYTES = 32;

  @Bean
  ChainNode bitcoinNode(
      BitcoinSettings settings, CircuitBreakerRegistry breakers, RetryRegistry retries) {
    return new BitcoinNode(
        new BitcoinRpc(settings, breakers.circuitBreaker(POLICY), retries.retry(POLICY)),
        new BitcoinScripts(network(settings)));
  }

  @Bean
  Signer bitcoinSigner(BitcoinSettings settings, IntentKeys intents) {
    return new KeySigner(network(settings), key(settings.walletKeyFile()), intents);
  }

  private static BitcoinNetwork network(BitcoinSettings settings) {
    return BitcoinNetwork.valueOf(settings.network().toUpperCase(Locale.ROOT));
  }

  /** The message of a bad key never shows it. */
  private static byte[] key(Path file) {
    try {
      byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("payouts.chains.bitcoin.wallet-key-file cannot be read", e);
    } catch (IllegalArgumentException notHex) {
      throw badKey();
    }
    throw badKey();
  }

  private static IllegalArgumentException badKey() {
    return new IllegalArgumentException(
        "payouts.chains.bitcoin.wallet-key-file does not hold 64 hexadecimal digits");
  }
}
