package org.openpayouts.broadcaster.chain.bitcoin;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openpayouts.broadcaster.chain.ChainUnavailable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON-RPC to one node. The policies are data in application.yaml: a time limit on every call, one
 * circuit breaker, and retries for questions only - but not for the scan; bytes are sent again by
 * the ladder, never here.
 */
final class BitcoinRpc {
  private static final int BODY_BYTES_MAX = 64 * 1024 * 1024;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient http;
  private final BitcoinSettings settings;
  private final String authorization;
  private final CircuitBreaker breaker;
  private final Retry retry;
  private final TimeLimiter timeLimit;
  private final TimeLimiter scanLimit;

  BitcoinRpc(BitcoinSettings settings, CircuitBreaker breaker, Retry retry) {
    this.settings = settings;
    this.breaker = breaker;
    this.retry = retry;
    this.timeLimit = TimeLimiter.of(settings.requestTimeout());
    this.scanLimit = TimeLimiter.of(settings.scanTimeout());
    this.http = HttpClient.newBuilder().connectTimeout(settings.requestTimeout()).build();
    this.authorization = authorization(settings);
  }

  private static String authorization(BitcoinSettings settings) {
    try {
      String password = Files.readString(settings.rpcPasswordFile()).strip();
      byte[] pair = (settings.rpcUser() + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    } catch (IOException e) {
      throw new UncheckedIOException("payouts.chains.bitcoin.rpc-password-file cannot be read", e);
    }
  }

  /** Asks a question; harmless to repeat. */
  RpcAnswer ask(String method, @Nullable Object... params) {
    return guarded(Retry.decorateSupplier(retry, () -> once(timeLimit, method, params)));
  }

  /** The result of a question that the node has no reason to refuse. */
  JsonNode result(String method, @Nullable Object... params) {
    return unrefused(method, ask(method, params));
  }

  /**
   * The result of a question that takes minutes. Asked once: the node goes on searching for an
   * asker that has left, and one that is slow is not one that is away.
   */
  JsonNode scan(String method, @Nullable Object... params) {
    return unrefused(method, once(scanLimit, method, params));
  }

  private static JsonNode unrefused(String method, RpcAnswer answer) {
    return switch (answer) {
      case RpcAnswer.Result(JsonNode value) -> value;
      case RpcAnswer.Refusal(int code, String message) ->
          throw new ChainUnavailable(method + " was refused: " + code + " " + message);
    };
  }

  /** Tells the node something, once. */
  RpcAnswer tell(String method, @Nullable Object... params) {
    return guarded(() -> once(timeLimit, method, params));
  }

  private RpcAnswer guarded(Supplier<RpcAnswer> call) {
    try {
      return CircuitBreaker.decorateSupplier(breaker, call).get();
    } catch (CallNotPermittedException e) {
      throw new ChainUnavailable("the node's circuit is open", e);
    }
  }

  private RpcAnswer once(TimeLimiter limit, String method, @Nullable Object[] params) {
    String body =
        JSON.writeValueAsString(
            Map.of("jsonrpc", "1.0", "id", "payouts", "method", method, "params", params));
    HttpRequest request =
        HttpRequest.newBuilder(settings.rpcUrl())
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return read(method, answer(limit, method, request));
  }

  /** The limit covers the whole answer; the client's own ends with the headers. */
  private HttpResponse<byte[]> answer(TimeLimiter limit, String method, HttpRequest request) {
    try {
      return limit.executeFutureSupplier(() -> http.sendAsync(request, limited()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainUnavailable("interrupted in " + method, e);
    } catch (Exception e) {
      throw new ChainUnavailable("no answer to " + method, e);
    }
  }

  private static HttpResponse.BodyHandler<byte[]> limited() {
    return HttpResponse.BodyHandlers.limiting(
        HttpResponse.BodyHandlers.ofByteArray(), BODY_BYTES_MAX);
  }

  /** Core answers refusals with 500 or 404 and a body; anything else without one is a fault. */
  private static RpcAnswer read(String method, HttpResponse<byte[]> response) {
    if (!List.of(200, 404, 500).contains(response.statusCode())) {
      throw new ChainUnavailable(method + " was answered with HTTP " + response.statusCode());
    }
    try {
      JsonNode json = JSON.readTree(response.body());
      JsonNode error = json.path("error");
      if (error.isObject()) {
        return new RpcAnswer.Refusal(
            error.path("code").intValue(), error.path("message").asString(""));
      }
      if (!json.isObject() || !json.has("result")) {
        throw new ChainUnavailable(method + " was answered with something else");
      }
      return new RpcAnswer.Result(json.path("result"));
    } catch (JacksonException e) {
      throw new ChainUnavailable(method + " was answered with no JSON", e);
    }
  }
}
