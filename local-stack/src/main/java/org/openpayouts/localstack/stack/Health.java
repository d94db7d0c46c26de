package org.openpayouts.localstack.stack;

import java.net.URI;
import java.util.Map;
import org.openpayouts.localstack.client.Http;

/** Asks a service's management port how it is. */
public final class Health {
  private final Http http;

  public Health(Http http) {
    this.http = http;
  }

  public boolean isReady(int managementPort) {
    return "UP".equals(readiness(StackPorts.http(managementPort)));
  }

  /** The service's own word (UP, DOWN, OUT_OF_SERVICE), or "no answer". */
  public String readiness(String managementUrl) {
    try {
      URI uri = URI.create(managementUrl + "/actuator/health/readiness");
      return http.send("GET", uri, Map.of(), null).json().path("status").asString("no answer");
    } catch (Http.Unreachable e) {
      return "no answer";
    }
  }
}
