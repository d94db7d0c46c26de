package org.openpayouts.payoutapi.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @Test
  void keepsNumbersAsTheyWereWritten() throws MalformedJson {
    JsonValue.Object json = parse("{\"a\": 1e400, \"b\": 10.0, \"c\": 0.10}");

    assertThat(json.get("a")).isEqualTo(new JsonValue.Numeral("1e400"));
    assertThat(json.get("b")).isEqualTo(new JsonValue.Numeral("10.0"));
    assertThat(json.get("c")).isEqualTo(new JsonValue.Numeral("0.10"));
  }

  @Test
  void treatsNullAsAbsent() throws MalformedJson {
    JsonValue.Object json = parse("{\"a\": null, \"b\": \" \", \"c\": \"x\"}");

    assertThat(json.get("a")).isNull();
    assertThat(json.text("b")).isEmpty();
    assertThat(json.text("c")).contains("x");
  }

  @Test
  void keepsPairsOfSurrogates() throws MalformedJson {
    assertThat(parse("{\"a\": \"\\ud83d\\ude00\"}").text("a")).contains("😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{} {}",
        "{\"a\": }",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": null, \"a\": 2}",
        "{\"a\": {\"b\": 1, \"b\": 1}}",
        "{\"a\": \"\\u0000\"}",
        "{\"\\u0000\": 1}",
        "{\"a\": \"\\ud83d\"}",
        "{\"a\": \"\\ude00\\ud83d\"}",
        "{'a': 1}",
        "{\"a\": NaN}",
        "{\"a\": 01}",
        "{\"a\": +1}",
        "// comment\n{}"
      })
  void refusesWhatIsNoPlainObject(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] latin1 = {'{', '"', 'a', '"', ':', '"', (byte) 0xe9, '"', '}'};
    byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'};

    assertThatThrownBy(() -> StrictJson.object(latin1)).isInstanceOf(MalformedJson.class);
    assertThatThrownBy(() -> StrictJson.object(overlong)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void refusesDeepNesting() {
    String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);

    assertThatThrownBy(() -> parse(deep))
        .isInstanceOf(MalformedJson.class)
        .hasMessageContaining("deeper than 16 levels");
  }

  @Test
  void refusesMoreValuesThanAnyInstructionsHave() {
    String many = "{\"a\":[" + "0,".repeat(150_000) + "0]}";

    assertThatThrownBy(() -> parse(many))
        .isInstanceOf(MalformedJson.class)
        .hasMessageContaining("more than 150000 names, values and brackets");
  }

  @Test
  void refusesAbsurdlyLongNumbers() {
    assertThatThrownBy(() -> parse("{\"a\": " + "9".repeat(2_000) + "}"))
        .isInstanceOf(MalformedJson.class)
        .hasMessageContaining("more than 1000 digits");
  }

  private static JsonValue.Object parse(String text) throws MalformedJson {
    return StrictJson.object(text.getBytes(UTF_8));
  }
}
