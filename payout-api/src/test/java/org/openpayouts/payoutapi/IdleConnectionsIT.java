package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;

/** Strangers who connect and say nothing, or not enough. */
class IdleConnectionsIT {
  private static final int STRANGERS = 4_000;
  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final byte[] HALF_A_HEAD =
      "POST /payouts HTTP/1.1\r\nHost: a\r\nX-Acc".getBytes(US_ASCII);

  private static RunningApi api;
  private final List<Socket> strangers = new ArrayList<>();

  @BeforeAll
  static void start() {
    api = RunningApi.start(Map.of("server.tomcat.connection-timeout", SILENCE.toSeconds() + "s"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Socket stranger : strangers) {
      stranger.close();
    }
  }

  @Test
  void serveMerchantsMeanwhileAndAreHungUpOn() throws IOException {
    TestMerchant merchant = TestMerchant.on(api);
    for (int i = 0; i < STRANGERS; i++) {
      Socket stranger = new Socket("127.0.0.1", api.port());
      strangers.add(stranger);
      if (i % 2 == 0) {
        stranger.getOutputStream().write(HALF_A_HEAD);
      }
    }

    List<Integer> answers =
        IntStream.range(0, 20).mapToObj(i -> merchant.client().get("/payouts").status()).toList();

    assertThat(answers).containsOnly(200);
    for (Socket stranger : strangers) {
      awaitHangUp(stranger);
    }
    assertThat(merchant.client().get("/payouts").status()).isEqualTo(200);
  }

  /** Fails with a timeout where the server holds the connection. */
  private static void awaitHangUp(Socket stranger) throws IOException {
    stranger.setSoTimeout((int) SILENCE.multipliedBy(10).toMillis());
    try {
      stranger.getInputStream().readAllBytes();
    } catch (SocketException reset) {
      return;
    }
  }
}
