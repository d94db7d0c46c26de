package org.openpayouts.systemtests.kubernetes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.openpayouts.localstack.secret.Secrets;

/** What a platform team would have made: real key sets and keys, because services look at them. */
final class PodSecrets implements UnaryOperator<String> {
  private final Secrets secrets;
  private final Map<String, String> given = new HashMap<>();

  PodSecrets(Path folder) {
    secrets = new Secrets(folder);
    given.put("spring.datasource.username", "postgres");
  }

  PodSecrets with(String file, String content) {
    given.put(file, content);
    return this;
  }

  @Override
  public String apply(String file) {
    var content = given.get(file);
    if (content != null) {
      return content;
    }
    return switch (file) {
      case "webhook-opening-keyset" -> Secrets.text(secrets.openingKey());
      case "webhook-sealing-keyset" -> Secrets.text(secrets.sealingKey());
      default -> secrets.read(file.replaceAll("[^a-z-]", "-"));
    };
  }
}
