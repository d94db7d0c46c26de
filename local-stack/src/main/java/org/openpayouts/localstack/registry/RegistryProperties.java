package org.openpayouts.localstack.registry;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.openpayouts.localstack.process.Ports;

/** The registry's settings, as the properties file that Quarkus reads. */
final class RegistryProperties {
  private RegistryProperties() {}

  static String of(RegistryServer.Settings settings) {
    return """
    quarkus.http.host=%1$s
    quarkus.http.port=%2$d
    # Its own default listens on every address.
    quarkus.management.host=%1$s
    quarkus.management.port=%3$d
    quarkus.log.level=WARN
    apicurio.storage.kind=sql
    apicurio.storage.sql.kind=postgresql
    apicurio.datasource.url=%4$s
    apicurio.datasource.username=%5$s
    apicurio.datasource.password=%6$s
    apicurio.datasource.jdbc.initial-size=2
    apicurio.datasource.jdbc.min-size=2
    apicurio.datasource.jdbc.max-size=10
    """
        .formatted(
            Ports.HOST,
            settings.port(),
            settings.managementPort(),
            settings.jdbcUrl().replaceFirst("\\?.*", ""),
            parameter(settings.jdbcUrl(), "user"),
            parameter(settings.jdbcUrl(), "password"));
  }

  private static String parameter(String url, String name) {
    int question = url.indexOf('?');
    String query = question < 0 ? "" : url.substring(question + 1);
    return Arrays.stream(query.split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .collect(Collectors.joining());
  }
}
