package org.openpayouts.localstack.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class InfrastructureIT {
  @Test
  void givesABrokerThatAnswers() throws Exception {
    String servers = Infrastructure.shared().kafkaBootstrapServers();

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS)).isNotEmpty();
    }
    assertThat(Infrastructure.shared().kafkaBootstrapServers()).isEqualTo(servers);
  }

  @Test
  void givesEveryCallerADatabaseOfItsOwn() throws Exception {
    String one = Infrastructure.shared().freshDatabase("story");
    String two = Infrastructure.shared().freshDatabase("story");

    assertThat(one).isNotEqualTo(two);
    try (Connection connection = DriverManager.getConnection(one)) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void givesARegistryThatPromisesFullTransitiveCompatibility() throws Exception {
    String url = Infrastructure.shared().registryUrl();

    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url + "/config")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("FULL_TRANSITIVE");
  }

  @Test
  void takesWhatTheEnvironmentGives() {
    Infrastructure given = new Infrastructure(Map.of(Infrastructure.KAFKA, "broker.example:9092"));

    String servers = given.kafkaBootstrapServers();

    assertThat(servers).isEqualTo("broker.example:9092");
  }
}
