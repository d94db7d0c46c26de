package org.openpayouts.localstack.client;

import java.net.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An HTTP answer with its body as text. */
public record Answer(int status, HttpHeaders headers, String body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The body as JSON; a missing node where it is none. */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /** The error text of a refusal, in any of the forms that this system and its gateways use. */
  public String error() {
    JsonNode json = json();
    for (String field : new String[] {"error", "message", "detail", "title"}) {
      if (json.path(field).isString()) {
        return json.path(field).asString();
      }
    }
    return "HTTP " + status;
  }

  /** The answer itself if it is a success; throws {@link Refused} otherwise. */
  public Answer orThrow(String what) {
    if (isSuccess()) {
      return this;
    }
    String message = what + ": HTTP " + status + ", " + error();
    throw status == 503 ? new NotNow(message) : new Refused(message);
  }

  /** Somebody answered, and the answer was no. */
  public static class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** The answer was that it may be yes later. */
  public static final class NotNow extends Refused {
    private static final long serialVersionUID = 1L;

    NotNow(String message) {
      super(message);
    }
  }
}
