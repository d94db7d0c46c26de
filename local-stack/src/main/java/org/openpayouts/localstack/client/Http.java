package org.openpayouts.localstack.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain HTTP with a bound on every wait. */
public final class Http {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration LONG_ANSWER = Duration.ofMinutes(6);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final Listener listener;

  public Http() {
    this((_, _) -> {});
  }

  /**
   * @param listener hears of every answer, in the thread that waited for it
   */
  public Http(Listener listener) {
    this.listener = listener;
  }

  /** What was sent. */
  public record Asked(String method, URI uri, Map<String, String> headers, @Nullable String body) {
    public Asked {
      headers = Map.copyOf(headers);
    }
  }

  /** Hears what was asked and answered. */
  @FunctionalInterface
  public interface Listener {
    void answered(Asked asked, Answer answer);
  }

  /**
   * Sends and waits for the answer, whatever it says.
   *
   * @throws Unreachable if there was none
   */
  public Answer send(String method, URI uri, Map<String, String> headers, @Nullable String body) {
    return send(method, uri, headers, body, ANSWER);
  }

  /** As {@link #send}, for orders that take minutes. */
  public Answer sendPatiently(
      String method, URI uri, Map<String, String> headers, @Nullable String body) {
    return send(method, uri, headers, body, LONG_ANSWER);
  }

  /** Posts what is no text, or not in UTF-8; as patient as {@link #sendPatiently}. */
  public Answer sendBytes(URI uri, Map<String, String> headers, byte[] body) {
    return send(
        new Asked("POST", uri, headers, body.length + " bytes"),
        HttpRequest.BodyPublishers.ofByteArray(body),
        LONG_ANSWER);
  }

  private Answer send(
      String method,
      URI uri,
      Map<String, String> headers,
      @Nullable String body,
      Duration patience) {
    return send(
        new Asked(method, uri, headers, body),
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body),
        patience);
  }

  private Answer send(Asked asked, HttpRequest.BodyPublisher body, Duration patience) {
    HttpRequest.Builder request = HttpRequest.newBuilder(asked.uri()).timeout(patience);
    asked.headers().forEach(request::header);
    request.method(asked.method(), body);
    String what = asked.method() + " " + asked.uri().getAuthority();
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var answer = new Answer(response.statusCode(), response.headers(), response.body());
      listener.answered(asked, answer);
      return answer;
    } catch (IOException e) {
      throw new Unreachable(what + ": " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable(what + ": interrupted", e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof ConnectException && e.getMessage() == null) {
      return "nobody listens there";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Nobody answered, or not in time: what was asked may have happened or not. */
  public static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, Exception cause) {
      super(message, cause);
    }
  }
}
