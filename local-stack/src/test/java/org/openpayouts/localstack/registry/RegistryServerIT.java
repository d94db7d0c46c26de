package org.openpayouts.localstack.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.infrastructure.Infrastructure;

class RegistryServerIT {
  private static final String SCHEMA =
      "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"A\\\",\\\"fields\\\":[]}\"}";

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void keepsSchemasOverKillAndRestart(@TempDir Path folder) throws Exception {
    String database = Infrastructure.shared().freshDatabase("registry");
    var settings = RegistryServer.Settings.onFreePorts(folder, database);
    try (RegistryServer registry = new RegistryServer(settings).start()) {
      String registered = post(registry.url() + "/subjects/a/versions");

      registry.kill();
      registry.start();
      String again = post(registry.url() + "/subjects/a/versions");

      assertThat(registered).contains("\"id\":").isEqualTo(again);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("config/application.properties"))))
          .isEqualTo("rw-------");
    }
  }

  private String post(String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(SCHEMA))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
