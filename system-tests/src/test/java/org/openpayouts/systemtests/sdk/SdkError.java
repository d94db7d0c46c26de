package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client library threw.
 *
 * @param code empty where the exception has none: most of the Java library's put ours into the text
 */
record SdkError(String code, String message) {
  void assertSays(String expectedCode, String text) {
    assertThat(code + " " + message).contains(expectedCode).containsIgnoringCase(text);
  }
}
