package org.openpayouts.broadcaster.chain.bitcoin;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Bitcoin node and the hot wallet that pays through it.
 *
 * @param rpcUrl the node's JSON-RPC; it needs {@code txindex=1}
 * @param rpcUser its user
 * @param rpcPasswordFile a file with its password
 * @param network mainnet, testnet, signet or regtest; the start is refused where the node follows
 *     another one
 * @param walletKeyFile a file with the wallet's private key, 64 hexadecimal digits
 * @param confirmations depth at which a payment is complete
 * @param finalityDepth depth at which a block is taken to stay for ever: a payment is followed, and
 *     a failure is proven, until then
 * @param coinDepthMin only coins as deep as this are spent: one that a reorganisation takes away
 *     would leave payouts in flight for ever
 * @param pollInterval between two looks at the node
 * @param requestTimeout for one call
 * @param scanTimeout for one search of all unspent outputs for the wallet's coins, once per block;
 *     it takes minutes on mainnet, and nothing but new batches waits for it
 * @param downGrace how long the node may be away before payouts are told so
 * @param feeRateFallback base units per 1000 virtual bytes where the node has no opinion
 * @param feeRateMin nothing is sent for less
 * @param feeRateMax nothing is sent for more
 * @param lanes how many coins the wallet keeps for batches side by side
 * @param laneMin base units; change is not split into less
 * @param linger how long the oldest waiting payout waits for company
 * @param bumpAfter how long a transaction may wait in the mempool, or for it, before a replacement
 *     pays more
 */
@Validated
@ConfigurationProperties("payouts.chains.bitcoin")
public record BitcoinSettings(
    @NotNull URI rpcUrl,
    @NotBlank String rpcUser,
    @NotNull Path rpcPasswordFile,
    @Pattern(regexp = "mainnet|testnet|signet|regtest") @NotBlank String network,
    @NotNull Path walletKeyFile,
    @Min(1) @DefaultValue("6") int confirmations,
    @Min(1) @DefaultValue("100") int finalityDepth,
    @Min(1) @DefaultValue("6") int coinDepthMin,
    @NotNull @DefaultValue("1s") Duration pollInterval,
    @NotNull @DefaultValue("5s") Duration requestTimeout,
    @NotNull @DefaultValue("10m") Duration scanTimeout,
    @NotNull @DefaultValue("10s") Duration downGrace,
    @Min(1) @DefaultValue("5000") long feeRateFallback,
    @Min(1) @DefaultValue("1000") long feeRateMin,
    @Min(1) @DefaultValue("300000") long feeRateMax,
    @Min(1) @DefaultValue("4") int lanes,
    @Min(1) @DefaultValue("1000000") long laneMin,
    @NotNull @DefaultValue("1s") Duration linger,
    @NotNull @DefaultValue("30m") Duration bumpAfter) {

  public BitcoinSettings {
    if (finalityDepth < confirmations) {
      throw new IllegalArgumentException(
          "payouts.chains.bitcoin.finality-depth is less than .confirmations");
    }
    if (feeRateMax < feeRateMin) {
      throw new IllegalArgumentException(
          "payouts.chains.bitcoin.fee-rate-max is less than .fee-rate-min");
    }
  }
}
