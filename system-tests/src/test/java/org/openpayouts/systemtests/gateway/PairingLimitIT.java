package org.openpayouts.systemtests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.localstack.client.Http;

/** Whoever asks for tokens without end would push those out that others wait for. */
class PairingLimitIT {
  private static final int BURST = 30;
  private static final int REFUSED = 429;

  private final Http http = new Http();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tokens",
        "/tokens?a=b",
        "/tokens/",
        "/tokens;a",
        "/tokens;a=b;c?d",
        "/tokens;",
        "/%74okens",
        "/t%6fken%73;a"
      })
  void boundsHowOftenOneAddressAsksForATokenHoweverItWritesThat(String target) {
    assertThat(statuses(target)).contains(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/payouts", "/tokens/abc/sins", "/tokensofmine", "/recipients;/tokens"})
  void boundsNothingElse(String target) {
    assertThat(statuses(target)).doesNotContain(REFUSED);
  }

  private List<Integer> statuses(String target) {
    try (NginxGateway gateway = NginxGateway.beforeNobody()) {
      return IntStream.range(0, 2 * BURST).mapToObj(_ -> status(gateway, target)).toList();
    }
  }

  private int status(NginxGateway gateway, String target) {
    return http.send(
            "POST",
            URI.create(gateway.baseUrl() + target),
            Map.of("Content-Type", "application/json"),
            "{}")
        .status();
  }
}
