package org.openpayouts.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClientTest {
  @TempDir private Path folder;

  /** The Secret's content stands in no file of this project and in no argument of the Job. */
  @Test
  void findsTheLoginOfTheTopicSetupInItsMountedSecret() throws Exception {
    var overlay = Overlay.of("prod");
    var job =
        overlay
            .ofKind("Job")
            .filter(each -> Overlay.nameOf(each).equals("topic-setup"))
            .findAny()
            .orElseThrow();
    new PodFolder(overlay, folder, file -> "content of " + file)
        .mount(job.at("/spec/template/spec"));

    var properties = new Properties();
    try (Reader file = Files.newBufferedReader(folder.resolve("kafka-client/client.properties"))) {
      properties.load(file);
    }
    var settings = new HashMap<Object, Object>(properties);
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "kafka:9093");

    assertThat(new AdminClientConfig(settings).getPassword("sasl.jaas.config").value())
        .isEqualTo("content of kafka.login");
  }
}
