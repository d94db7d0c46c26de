package org.openpayouts.webhookdispatcher.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.Failpoints;
import org.openpayouts.webhookdispatcher.delivery.Answer.Responded;
import org.openpayouts.webhookdispatcher.delivery.Answer.Silence;
import org.openpayouts.webhookdispatcher.delivery.Answer.Silent;
import org.openpayouts.webhookdispatcher.endpoint.AddressRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request and reads at most 16 KiB of the answer, within the total deadline. Never throws
 * for what a receiver does; follows no redirect and keeps no cookie.
 */
final class WebhookSender {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final int MAX_ANSWER_BYTES = 16 * 1024;
  private static final int MAX_HEAD_BYTES = 1024;

  private final HttpClient client;
  private final DeliverySettings settings;
  private final ConnectWitness witness;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final Failpoints failpoints;

  WebhookSender(
      HttpClient client,
      DeliverySettings settings,
      ConnectWitness witness,
      ScheduledExecutorService timer,
      Clock clock,
      Failpoints failpoints) {
    this.client = client;
    this.settings = settings;
    this.witness = witness;
    this.timer = timer;
    this.clock = clock;
    this.failpoints = failpoints;
  }

  /** An answer and where it came from. */
  record Sent(Answer answer, @Nullable String remoteIp) {}

  Sent send(Outgoing outgoing) {
    var context = HttpClientContext.create();
    HttpPost request;
    try {
      request = request(outgoing);
    } catch (IllegalArgumentException e) {
      return new Sent(new Silent(Silence.ADDRESS_REFUSED, "the URL cannot be requested"), null);
    }
    try (var deadline = new TotalDeadline(timer, settings.total(), request)) {
      var answer = exchange(request, context, deadline);
      return new Sent(answer, remoteIp(context));
    }
  }

  private Answer exchange(HttpPost request, HttpClientContext context, TotalDeadline deadline) {
    try {
      return attempt(request, context);
    } catch (IOException | HttpException | RuntimeException e) {
      return deadline.hasPassed()
          ? new Silent(Silence.TIMEOUT, "no complete answer within the total deadline")
          : silent(e);
    }
  }

  /** A pooled connection that the receiver closed meanwhile says nothing about the receiver. */
  private Answer attempt(HttpPost request, HttpClientContext context)
      throws IOException, HttpException {
    witness.forget();
    try {
      return read(request, client.executeOpen(null, request, context));
    } catch (NoHttpResponseException | SocketException e) {
      if (witness.sawConnect() || request.isAborted()) {
        throw e;
      }
      return read(request, client.executeOpen(null, request, context));
    }
  }

  private Answer read(HttpPost request, ClassicHttpResponse response) throws IOException {
    try {
      failpoints.reach(Failpoint.K17);
      var entity = response.getEntity();
      var answer = entity == null ? new byte[0] : readSome(entity.getContent());
      if (answer.length > MAX_ANSWER_BYTES) {
        // Closing without this would first read the whole rest, however long it is.
        request.abort();
      }
      var asked = RetryAfter.of(response.getFirstHeader("Retry-After"), clock.instant());
      return new Responded(response.getCode(), asked, text(answer));
    } finally {
      closeQuietly(response);
    }
  }

  private static byte[] readSome(InputStream content) throws IOException {
    return content.readNBytes(MAX_ANSWER_BYTES + 1);
  }

  /** What goes wrong after the answer was read says nothing about the delivery. */
  private static void closeQuietly(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("cause", e.getClass().getSimpleName()).log("Close failed");
    }
  }

  private static HttpPost request(Outgoing outgoing) {
    var request = new HttpPost(outgoing.url());
    outgoing.headers().forEach(request::setHeader);
    request.setHeader("Accept", "application/json");
    request.setEntity(new ByteArrayEntity(outgoing.body(), ContentType.create("application/json")));
    return request;
  }

  private static Silent silent(Exception failure) {
    return switch (failure) {
      case AddressRefused e -> new Silent(Silence.ADDRESS_REFUSED, String.valueOf(e.getMessage()));
      case UnknownHostException _ -> new Silent(Silence.HOST_UNKNOWN, "the host does not resolve");
      case ConnectException e -> new Silent(Silence.UNREACHABLE, name(e));
      case NoRouteToHostException e -> new Silent(Silence.UNREACHABLE, name(e));
      case SSLException e -> new Silent(Silence.TLS_REFUSED, name(e));
      case InterruptedIOException e -> new Silent(Silence.TIMEOUT, name(e));
      case IOException e -> new Silent(Silence.CONNECTION_LOST, name(e));
      case HttpException e -> new Silent(Silence.CONNECTION_LOST, name(e));
      default -> new Silent(Silence.INTERNAL, name(failure));
    };
  }

  /** Only the class: messages of these exceptions quote hosts and addresses. */
  private static String name(Exception failure) {
    return failure.getClass().getSimpleName();
  }

  private static String text(byte[] answer) {
    return new String(answer, 0, Math.min(answer.length, MAX_HEAD_BYTES), UTF_8);
  }

  private static @Nullable String remoteIp(HttpClientContext context) {
    var details = context.getEndpointDetails();
    return details == null ? null : String.valueOf(details.getRemoteAddress());
  }
}
