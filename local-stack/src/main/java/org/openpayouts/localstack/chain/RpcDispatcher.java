package org.openpayouts.localstack.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the method that a request names and answers it in the JSON-RPC version that it speaks. */
final class RpcDispatcher {
  /** HTTP status and body. */
  record Answer(int status, String body) {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private final Map<String, RpcMethod> methods = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  RpcDispatcher(List<RpcMethod> all) {
    all.forEach(method -> methods.put(method.name(), method));
  }

  static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.nullNode();
    }
  }

  Answer answer(JsonNode request) {
    if (request.isArray()) {
      List<Object> answers = new ArrayList<>();
      request.forEach(call -> answers.add(single(call).json()));
      return new Answer(200, JSON.writeValueAsString(answers));
    }
    if (!request.isObject()) {
      var failure = new RpcFailure(RpcFailure.PARSE_ERROR, "Parse error");
      return new Answer(500, JSON.writeValueAsString(failed(request, failure).json()));
    }
    Single single = single(request);
    return new Answer(single.status(), JSON.writeValueAsString(single.json()));
  }

  private record Single(int status, Map<String, @Nullable Object> json) {}

  private Single single(JsonNode request) {
    try {
      Object result = call(request.path("method").asString(""), request.path("params"));
      var json = envelope(request);
      json.put("result", result);
      if (!isVersion2(request)) {
        json.put("error", null);
      }
      json.put("id", request.path("id"));
      return new Single(200, json);
    } catch (RpcFailure failure) {
      return failed(request, failure);
    }
  }

  /** Calls a method in the node itself, under its lock. */
  @Nullable Object call(String name, JsonNode params) {
    RpcMethod method = methods.get(name);
    if (method == null) {
      throw new RpcFailure(RpcFailure.METHOD_NOT_FOUND, "Method not found");
    }
    lock.lock();
    try {
      return method.body().call(new RpcArguments(params, method.parameters()));
    } finally {
      lock.unlock();
    }
  }

  static JsonNode params(@Nullable Object... values) {
    return JSON.valueToTree(values);
  }

  private static Single failed(JsonNode request, RpcFailure failure) {
    var json = envelope(request);
    if (!isVersion2(request)) {
      json.put("result", null);
    }
    var error = new LinkedHashMap<String, @Nullable Object>();
    error.put("code", failure.code());
    error.put("message", failure.getMessage());
    json.put("error", error);
    json.put("id", request.path("id"));
    int status = failure.code() == RpcFailure.METHOD_NOT_FOUND ? 404 : 500;
    return new Single(isVersion2(request) ? 200 : status, json);
  }

  private static Map<String, @Nullable Object> envelope(JsonNode request) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    if (isVersion2(request)) {
      json.put("jsonrpc", "2.0");
    }
    return json;
  }

  private static boolean isVersion2(JsonNode request) {
    return "2.0".equals(request.path("jsonrpc").asString(""));
  }
}
