package org.openpayouts.schemas.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the schema registry is.
 *
 * @param url addresses of the registry's Confluent API; several are tried in turn
 * @param userInfoFile a file with {@code user:password}, where the registry asks for it
 * @param properties further keys of the serializer, as Confluent names them; docs/events.md lists
 *     those that ours knows
 */
@ConfigurationProperties("payouts.schema-registry")
record SchemaRegistrySettings(
    List<String> url, @Nullable Path userInfoFile, @DefaultValue Map<String, String> properties) {

  SchemaRegistrySettings {
    url = List.copyOf(url);
    properties = Map.copyOf(properties);
  }

  /** As a Kafka serializer is configured. */
  Map<String, Object> serdeConfigs() {
    var configs = new HashMap<String, Object>(properties);
    configs.put(SerdeSettings.URL, url);
    configs.putIfAbsent(SerdeSettings.SPECIFIC_READER, "true");
    configs.putIfAbsent(SerdeSettings.AUTO_REGISTER, "false");
    configs.putIfAbsent(
        SerdeSettings.VALUE_SUBJECT_NAME_STRATEGY, SerdeSettings.TOPIC_RECORD_NAME_CLASS);
    if (userInfoFile != null) {
      configs.put(SerdeSettings.CREDENTIALS_SOURCE, "USER_INFO");
      configs.put(SerdeSettings.USER_INFO, content(userInfoFile));
    }
    return configs;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "payouts.schema-registry.user-info-file cannot be read: " + file, e);
    }
  }
}
