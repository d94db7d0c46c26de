package org.openpayouts.systemtests.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/configuration.md, from the metadata that the compiler makes of each settings record. */
final class ConfigurationPage {
  private static final String METADATA =
      "target/classes/META-INF/spring-configuration-metadata.json";
  private static final List<String> MODULES =
      List.of(
          "schemas",
          "outbox",
          "payout-api",
          "batch-scheduler",
          "funding-checker",
          "broadcaster",
          "webhook-dispatcher");
  private static final String HEAD =
      """
      # Settings

      Made from the settings records of the code; do not edit. After a change of a record:
      `./mvnw test -pl system-tests -am -Dtest=ConfigurationPageTest -Dpage.write=true -Dsurefire.failIfNoSpecifiedTests=false`.

      Every setting can be given as a property, as an environment variable (`payouts.api.body-limit` is
      `PAYOUTS_API_BODYLIMIT`) or as a file of that name below a folder that `spring.config.import=configtree:`
      names. A wrong value stops the start with one sentence. Secrets are given as files, never as
      values. `schemas` and `outbox` are inside every service.
      """;

  private final Path root;

  ConfigurationPage(Path root) {
    this.root = root;
  }

  String text() {
    var text = new StringBuilder(HEAD);
    MODULES.forEach(module -> section(text, module));
    return text.toString();
  }

  private void section(StringBuilder text, String module) {
    var metadata = JsonMapper.shared().readTree(content(root.resolve(module).resolve(METADATA)));
    text.append("\n## ").append(module).append("\n\n");
    text.append("| setting | default | meaning |\n|---|---|---|\n");
    StreamSupport.stream(metadata.path("properties").spliterator(), false)
        .filter(property -> property.path("name").asString().startsWith("payouts."))
        .sorted(Comparator.comparing(property -> property.path("name").asString()))
        .forEach(property -> text.append(row(property)));
  }

  private static String row(JsonNode property) {
    return "| `%s` | %s | %s |\n"
        .formatted(
            property.path("name").asString(),
            preset(property.path("defaultValue")),
            property.path("description").asString("").replaceAll("\\{@code ([^}]+)}", "`$1`"));
  }

  private static String preset(JsonNode value) {
    if (value.isMissingNode()) {
      return "-";
    }
    var words = StreamSupport.stream(value.spliterator(), false).map(JsonNode::asString).toList();
    return "`" + (value.isArray() ? String.join(", ", words) : value.asString()) + "`";
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Compile the modules first", e);
    }
  }
}
