package org.openpayouts.systemtests.contract;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A request to the public port and its answer, without what stands before the path. */
public record Exchange(Question question, Reply reply) {
  /**
   * What was asked.
   *
   * @param target path and query as they were sent
   */
  public record Question(
      String method, String target, Map<String, String> headers, @Nullable String body) {
    public Question {
      headers = Map.copyOf(headers);
    }
  }

  /** What was answered. */
  public record Reply(int status, Map<String, String> headers, String body) {
    public Reply {
      headers = Map.copyOf(headers);
    }
  }

  /** Of the code of a refusal, or nothing. */
  String code() {
    return reply.status() < 400 ? "" : answered().path("code").asString("");
  }

  boolean isServed() {
    return reply.status() >= 200 && reply.status() < 300;
  }

  /** As the judge reads it. The body of what was refused may be large, and is nobody's business. */
  Map<String, Object> json() {
    int mark = question.target().indexOf('?');
    Map<String, Object> json = new HashMap<>();
    json.put("method", question.method());
    json.put("path", mark < 0 ? question.target() : question.target().substring(0, mark));
    json.put("query", mark < 0 ? "" : question.target().substring(mark + 1));
    json.put("headers", question.headers());
    if (isServed() && question.body() != null) {
      json.put("body", question.body());
      json.put("partly", !answered().path("failed").isEmpty());
    }
    json.put("status", reply.status());
    json.put("answerHeaders", reply.headers());
    json.put("answer", reply.body());
    return json;
  }

  private JsonNode answered() {
    try {
      return JsonMapper.shared().readTree(reply.body());
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** Tokens stand in queries: only the path is shown. */
  @Override
  public String toString() {
    String path =
        question.target().replaceAll("\\?.*", "").replaceAll("/tokens/[^/]+", "/tokens/..");
    return "%s %s %d %s".formatted(question.method(), path, reply.status(), code()).strip();
  }
}
