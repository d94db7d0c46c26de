package org.openpayouts.schemas.serde;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the serializer and the deserializer read from a Kafka client's configuration: Confluent's
 * keys, with Confluent's meaning. Two defaults are ours: schemas are not registered by writers,
 * since the topic setup does that, and a topic carries several record types.
 */
record SerdeSettings(
    List<URI> urls,
    @Nullable String userInfo,
    boolean autoRegister,
    boolean useLatestVersion,
    boolean specificReader,
    SubjectNames subjectNames,
    int cacheCapacity) {

  static final String URL = "schema.registry.url";
  static final String AUTO_REGISTER = "auto.register.schemas";
  static final String USE_LATEST = "use.latest.version";
  static final String SPECIFIC_READER = "specific.avro.reader";
  static final String VALUE_SUBJECT_NAME_STRATEGY = "value.subject.name.strategy";
  static final String TOPIC_RECORD_NAME_CLASS =
      "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy";
  static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
  static final String USER_INFO = "basic.auth.user.info";
  static final String USER_INFO_OLD = "schema.registry.basic.auth.user.info";
  static final String CACHE_CAPACITY = "max.schemas.per.subject";

  static SerdeSettings from(Map<String, ?> configs) {
    var urls = urls(configs.get(URL));
    return new SerdeSettings(
        urls,
        userInfo(configs, urls),
        flag(configs, AUTO_REGISTER, false),
        flag(configs, USE_LATEST, false),
        flag(configs, SPECIFIC_READER, true),
        SubjectNames.of(className(configs, VALUE_SUBJECT_NAME_STRATEGY, TOPIC_RECORD_NAME_CLASS)),
        Integer.parseInt(text(configs, CACHE_CAPACITY, "1000")));
  }

  private static List<URI> urls(@Nullable Object value) {
    var texts =
        switch (value) {
          case Collection<?> list -> list.stream().map(String::valueOf);
          case null -> throw new IllegalArgumentException(URL + " is missing");
          default -> Arrays.stream(value.toString().split(","));
        };
    var urls = texts.map(String::strip).filter(url -> !url.isEmpty()).map(URI::create).toList();
    if (urls.isEmpty()) {
      throw new IllegalArgumentException(URL + " is empty");
    }
    return urls;
  }

  private static @Nullable String userInfo(Map<String, ?> configs, List<URI> urls) {
    var source = text(configs, CREDENTIALS_SOURCE, "URL");
    return switch (source) {
      case "URL" ->
          urls.stream().map(URI::getUserInfo).filter(Objects::nonNull).findFirst().orElse(null);
      case "USER_INFO" -> {
        var info = text(configs, USER_INFO, text(configs, USER_INFO_OLD, ""));
        if (info.isEmpty()) {
          throw new IllegalArgumentException(USER_INFO + " is missing");
        }
        yield info;
      }
      default ->
          throw new IllegalArgumentException(
              CREDENTIALS_SOURCE + " must be URL or USER_INFO, not " + source);
    };
  }

  private static boolean flag(Map<String, ?> configs, String key, boolean fallback) {
    return switch (text(configs, key, Boolean.toString(fallback))) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw new IllegalArgumentException(key + " must be true or false, not " + other);
    };
  }

  private static String className(Map<String, ?> configs, String key, String fallback) {
    return configs.get(key) instanceof Class<?> type
        ? type.getName()
        : text(configs, key, fallback);
  }

  private static String text(Map<String, ?> configs, String key, String fallback) {
    var value = configs.get(key);
    return value == null ? fallback : value.toString();
  }
}
