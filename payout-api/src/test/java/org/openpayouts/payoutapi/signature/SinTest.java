package org.openpayouts.payoutapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinTest {
  private static final String KEY =
      "034f355bdcb7cc0af728ef3cceb9615d90684bb5b2ca5f859ab0f0b704075871aa";
  private static final String SIN = "TfLZFBH7H7LYbthHKTDJMF2rc8bxXT7QCba";

  @Test
  void isTheNameOfAKey() {
    assertThat(Sin.of(PublicKey.parse(KEY).orElseThrow())).isEqualTo(new Sin(SIN));
    assertThat(Sin.parse(SIN)).contains(new Sin(SIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Tf",
        "TfLZFBH7H7LYbthHKTDJMF2rc8bxXT7QCbb",
        "TfLZFBH7H7LYbthHKTDJMF2rc8bxXT7QCb0",
        "TfLZFBH7H7LYbthHKTDJMF2rc8bxXT7QCbaa",
        "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "034f355bdcb7cc0af728ef3cceb9615d90684bb5b2ca5f859ab0f0b704075871aa"
      })
  void isNothingElse(String text) {
    assertThat(Sin.parse(text)).isEmpty();
  }
}
