package org.openpayouts.broadcaster.chain.bitcoin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bitcoinj.base.BitcoinNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.broadcaster.chain.ChainUnavailable;
import org.openpayouts.broadcaster.chain.Placement;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BitcoinNodeTest {
  private static final TransactionId TXID = new TransactionId("ab".repeat(32));

  @TempDir Path folder;

  /** Opened when a call without an answer was given up. */
  private final CountDownLatch givenUp = new CountDownLatch(1);

  private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("node");
  private HttpServer server;
  private BitcoinNode node;
  private volatile String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
    Files.writeString(folder.resolve("rpc"), "secret");
    var settings =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "c.rpc-url", "http://127.0.0.1:" + server.getAddress().getPort(),
                        "c.rpc-user", "payouts",
                        "c.rpc-password-file", folder.resolve("rpc").toString(),
                        "c.network", "regtest",
                        "c.wallet-key-file", "wallet",
                        "c.request-timeout", "250ms")))
            .bind("c", BitcoinSettings.class)
            .get();
    var rpc = new BitcoinRpc(settings, breaker, Retry.ofDefaults("node"));
    node = new BitcoinNode(rpc, new BitcoinScripts(BitcoinNetwork.REGTEST));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Answers a scan only when another call has timed out. */
  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    try {
      if (body.contains("scantxoutset")) {
        givenUp.await(30, TimeUnit.SECONDS);
      } else if (answer.isEmpty()) {
        new CountDownLatch(1).await(30, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.contains("code") ? 500 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void refuse(String message) {
    answer = "{\"result\":null,\"error\":{\"code\":-5,\"message\":\"%s\"}}".formatted(message);
  }

  @Test
  void missesNothingWhileTheIndexIsBehindOrAbsent() {
    refuse(
        "No such mempool or blockchain transaction. Use gettransaction for wallet transactions.");
    assertThat(node.find(TXID)).isEqualTo(new Placement.Missing());

    refuse(
        "No such mempool transaction. Blockchain transactions are still in the process of being"
            + " indexed. Use gettransaction for wallet transactions.");
    assertThatExceptionOfType(ChainUnavailable.class).isThrownBy(() -> node.find(TXID));

    refuse(
        "No such mempool transaction. Use -txindex or provide a block hash to enable blockchain"
            + " transaction queries. Use gettransaction for wallet transactions.");
    assertThatExceptionOfType(ChainUnavailable.class).isThrownBy(() -> node.find(TXID));
  }

  @Test
  void givesAScanLongerThanAnyOtherCall() throws Exception {
    try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
      var coins = beside.submit(() -> node.coins("mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r", 1));
      assertThatExceptionOfType(ChainUnavailable.class).isThrownBy(() -> node.find(TXID));
      answer = "{\"result\":{\"height\":7,\"unspents\":[]},\"error\":null}";
      givenUp.countDown();

      assertThat(coins.get(30, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void countsNoFailedScanAgainstTheNode() {
    givenUp.countDown();
    refuse("Scan already in progress");

    assertThatExceptionOfType(ChainUnavailable.class)
        .isThrownBy(() -> node.coins("mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r", 1));

    assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
  }
}
