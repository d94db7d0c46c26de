package org.openpayouts.payoutapi.description;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document of the public port, put together from the files of {@code openapi/}. */
@Component
public final class Description {
  /** In this order the page shows what they hold. */
  static final List<String> FILES =
      List.of(
          "openapi",
          "payouts",
          "payout-shapes",
          "groups",
          "recipients",
          "recipient-shapes",
          "tokens",
          "token-shapes",
          "ledgers",
          "prices",
          "onboarding",
          "description",
          "values",
          "refusals/any",
          "refusals/post",
          "refusals/get",
          "refusals/put",
          "refusals/delete");

  private final byte[] json;

  public Description() {
    this.json = JsonMapper.shared().writeValueAsBytes(merged());
  }

  private static Map<String, Object> merged() {
    var files = new YamlMapFactoryBean();
    files.setResources(FILES.stream().map(Description::file).toArray(Resource[]::new));
    return Objects.requireNonNull(files.getObject());
  }

  static Resource file(String name) {
    return new ClassPathResource("openapi/" + name + ".yaml");
  }

  public byte[] json() {
    return json.clone();
  }
}
