package org.openpayouts.localstack.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignaturesTest {
  @Test
  void agreesWithBitPaysOwnVector() {
    assertThat(Signatures.of("test", "{\"id\":\"test\"}"))
        .isEqualTo("0KkGd2YCcbkhX15N8QF1moe/E6SG+EjHf6B8BE1uzr0=");
  }

  @Test
  void refusesAnotherBodyAndAnotherToken() {
    String signature = Signatures.of("token", "{}");

    assertThat(Signatures.matches("token", "{}", signature)).isTrue();
    assertThat(Signatures.matches("token", "{ }", signature)).isFalse();
    assertThat(Signatures.matches("other", "{}", signature)).isFalse();
  }
}
