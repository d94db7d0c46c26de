package org.openpayouts.schemas.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntentKeyTest {
  private static final IntentKey KEY = IntentKey.of(new byte[32]);
  private static final Mac R = Mac.of(new byte[] {1});
  private static final Mac D = Mac.of(new byte[] {2});

  private static final PaymentIntent REQUEST =
      new PaymentIntent.Request("p", "m", "r", "10.00", "USD", "EUR");
  private static final PaymentIntent TARGET =
      new PaymentIntent.Target("m", "r", 3, "BTC", "bitcoin", "bc1q", null);
  private static final PaymentIntent FUNDING = new PaymentIntent.Funding(R, D, "25400", 1000, 1, 2);

  static Stream<List<PaymentIntent>> changedIntents() {
    return Stream.of(
        List.of(REQUEST, new PaymentIntent.Request("p", "m", "r", "100.0", "USD", "EUR")),
        List.of(REQUEST, new PaymentIntent.Request("pm", "", "r", "10.00", "USD", "EUR")),
        List.of(TARGET, new PaymentIntent.Target("m", "r", 4, "BTC", "bitcoin", "bc1q", null)),
        List.of(TARGET, new PaymentIntent.Target("m", "r", 3, "BTC", "bitcoin", "bc1q", "")),
        List.of(FUNDING, new PaymentIntent.Funding(D, R, "25400", 1000, 1, 2)),
        List.of(FUNDING, new PaymentIntent.Funding(R, D, "25401", 1000, 1, 2)),
        List.of(FUNDING, new PaymentIntent.Funding(R, D, "25400", 1000, 2, 1)));
  }

  @ParameterizedTest
  @MethodSource("changedIntents")
  void refusesAChangedIntent(List<PaymentIntent> pair) {
    Mac mac = KEY.mac(pair.getFirst());

    assertThat(KEY.verifies(pair.getFirst(), mac)).isTrue();
    assertThat(KEY.verifies(pair.getLast(), mac)).isFalse();
  }

  @Test
  void refusesAnotherKey() {
    byte[] other = new byte[32];
    other[31] = 1;

    assertThat(IntentKey.of(other).verifies(REQUEST, KEY.mac(REQUEST))).isFalse();
  }

  @Test
  void keepsItsBytesFrozen() {
    assertThat(HexFormat.of().formatHex(KEY.mac(REQUEST).bytes())).hasSize(64);
    assertThat(KEY.mac(REQUEST)).isEqualTo(Mac.of(KEY.mac(REQUEST).buffer()));
  }

  @Test
  void saysWhichFileHoldsNoKeyWithoutShowingIt(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("request.key"), "secret");

    assertThatThrownBy(() -> IntentKey.read(file))
        .hasMessageContaining("request.key")
        .hasMessageNotContaining("secret");
  }
}
