package org.openpayouts.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to a schema registry. An answer comes back only if it is one that a registry gives about the
 * question; everything else is {@link SchemaRegistryUnavailable}, tried again a few times.
 */
final class RegistryTransport implements AutoCloseable {
  private static final String JSON = "application/vnd.schemaregistry.v1+json";
  private static final int BODY_LIMIT_BYTES = 4 * 1024 * 1024;

  private final HttpClient http;
  private final ObjectMapper json = new ObjectMapper();
  private final List<URI> urls;
  private final @Nullable String authorization;
  private final RegistryPolicy policy;
  private final Retry retry;
  private final CircuitBreaker breaker;

  /** The address that answered last. */
  private final AtomicInteger current = new AtomicInteger();

  RegistryTransport(List<URI> urls, @Nullable String userInfo, RegistryPolicy policy) {
    this.http = HttpClient.newBuilder().connectTimeout(policy.connectTimeout()).build();
    this.urls = List.copyOf(urls);
    this.authorization = userInfo == null ? null : basic(userInfo);
    this.policy = policy;
    this.retry = retry(policy);
    this.breaker = breaker(policy);
  }

  /** What a registry said: 200, 404 with its error code, 409 or 422. */
  record Answer(int status, JsonNode body) {
    boolean found() {
      return status == 200;
    }

    String text(String field) {
      var value = body.path(field);
      if (!value.isTextual()) {
        throw new SchemaRegistryUnavailable("registry's answer has no text field " + field);
      }
      return value.textValue();
    }

    int number(String field) {
      var value = body.path(field);
      if (!value.isInt()) {
        throw new SchemaRegistryUnavailable("registry's answer has no integer field " + field);
      }
      return value.intValue();
    }

    String message() {
      return body.path("message").asText("no message");
    }
  }

  Answer get(String path) {
    return patiently(() -> once("GET", path, null));
  }

  Answer post(String path, Object body) {
    return patiently(() -> once("POST", path, body));
  }

  Answer put(String path, Object body) {
    return patiently(() -> once("PUT", path, body));
  }

  private Answer patiently(Supplier<Answer> call) {
    try {
      return retry.executeSupplier(() -> breaker.executeSupplier(call));
    } catch (CallNotPermittedException e) {
      throw new SchemaRegistryUnavailable("registry is left alone after repeated failures", e);
    }
  }

  private Answer once(String method, String path, @Nullable Object body) {
    var index = current.get();
    var url = urls.get(Math.floorMod(index, urls.size()));
    try {
      return read(url, exchange(request(url, method, path, body)));
    } catch (SchemaRegistryUnavailable e) {
      current.compareAndSet(index, index + 1);
      throw e;
    }
  }

  private HttpRequest request(URI url, String method, String path, @Nullable Object body) {
    var base = url.toString().replaceFirst("//[^/@]*@", "//").replaceFirst("/+$", "");
    var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", JSON);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (body == null) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", JSON)
        .method(method, BodyPublishers.ofString(write(body)))
        .build();
  }

  /** One deadline for the whole call; the client's own would end with the headers. */
  private HttpResponse<String> exchange(HttpRequest request) {
    var handler =
        BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), BODY_LIMIT_BYTES);
    var pending = http.sendAsync(request, handler);
    try {
      return pending.get(policy.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SchemaRegistryUnavailable(
          "%s did not answer within %s".formatted(request.uri(), policy.callTimeout()), e);
    } catch (ExecutionException e) {
      throw new SchemaRegistryUnavailable(request.uri() + " cannot be reached", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SchemaRegistryUnavailable("interrupted while asking " + request.uri(), e);
    } finally {
      pending.cancel(true);
    }
  }

  private Answer read(URI url, HttpResponse<String> response) {
    var status = response.statusCode();
    var body = parsed(response.body());
    var isAnswer =
        body != null
            && switch (status) {
              case 200 -> true;
              case 404, 409, 422 -> body.has("error_code");
              default -> false;
            };
    if (body == null || !isAnswer) {
      throw new SchemaRegistryUnavailable(
          "%s answered %d, which is no schema registry's answer".formatted(url.getHost(), status));
    }
    return new Answer(status, body);
  }

  private @Nullable JsonNode parsed(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private String write(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request body is not JSON", e);
    }
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }

  private static Retry retry(RegistryPolicy policy) {
    var waits = IntervalFunction.ofExponentialRandomBackoff(policy.firstWait(), 2.0);
    return Retry.of(
        "schema-registry",
        RetryConfig.custom()
            .maxAttempts(policy.attempts())
            .intervalFunction(waits)
            .retryOnException(SchemaRegistryUnavailable.class::isInstance)
            .build());
  }

  private static CircuitBreaker breaker(RegistryPolicy policy) {
    return CircuitBreaker.of(
        "schema-registry",
        CircuitBreakerConfig.custom()
            .slidingWindowSize(policy.breakerCalls())
            .minimumNumberOfCalls(policy.breakerCalls())
            .failureRateThreshold(100)
            .waitDurationInOpenState(policy.breakerOpen())
            .permittedNumberOfCallsInHalfOpenState(1)
            .build());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
