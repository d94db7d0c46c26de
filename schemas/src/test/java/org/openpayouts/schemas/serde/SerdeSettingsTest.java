package org.openpayouts.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerdeSettingsTest {
  private static final String URL = "schema.registry.url";

  @Test
  void hasTheseDefaults() {
    assertThat(SerdeSettings.from(Map.of(URL, "http://a:1, http://b:2")))
        .isEqualTo(
            new SerdeSettings(
                List.of(URI.create("http://a:1"), URI.create("http://b:2")),
                null,
                false,
                false,
                true,
                SubjectNames.TOPIC_RECORD_NAME,
                1000));
  }

  @Test
  void readsConfluentsKeys() {
    Map<String, Object> configs =
        Map.of(
            URL,
            List.of("http://a:1"),
            "auto.register.schemas",
            true,
            "use.latest.version",
            "true",
            "specific.avro.reader",
            false,
            "value.subject.name.strategy",
            "io.confluent.kafka.serializers.subject.RecordNameStrategy",
            "basic.auth.credentials.source",
            "USER_INFO",
            "basic.auth.user.info",
            "user:secret",
            "max.schemas.per.subject",
            5);

    assertThat(SerdeSettings.from(configs))
        .isEqualTo(
            new SerdeSettings(
                List.of(URI.create("http://a:1")),
                "user:secret",
                true,
                true,
                false,
                SubjectNames.RECORD_NAME,
                5));
  }

  @Test
  void takesCredentialsOutOfTheUrl() {
    assertThat(SerdeSettings.from(Map.of(URL, "http://user:secret@a:1")).userInfo())
        .isEqualTo("user:secret");
  }

  @ParameterizedTest
  @CsvSource({
    "schema.registry.url, ' ', schema.registry.url is empty",
    "auto.register.schemas, yes, 'auto.register.schemas must be true or false, not yes'",
    "value.subject.name.strategy, Own, value.subject.name.strategy must be one of",
    "basic.auth.credentials.source, SASL_INHERIT, basic.auth.credentials.source must be",
    "basic.auth.credentials.source, USER_INFO, basic.auth.user.info is missing"
  })
  void namesTheKeyThatIsWrong(String key, String value, String sentence) {
    var configs = new HashMap<String, Object>(Map.of(URL, "http://a:1"));
    configs.put(key, value);

    assertThatThrownBy(() -> SerdeSettings.from(configs)).hasMessageContaining(sentence);
  }
}
