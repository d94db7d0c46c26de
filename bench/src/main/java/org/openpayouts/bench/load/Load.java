package org.openpayouts.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Clients of one server, each a virtual thread, on connections that are kept. */
public final class Load implements AutoCloseable {
  private static final int NO_ANSWER = -1;

  private final HttpHost host;
  private final String prefix;
  private final int connections;
  private final CloseableHttpClient client;

  /**
   * @param base what stands before every target
   * @param connections as many at once, and no more
   */
  public Load(URI base, int connections) {
    this.host = new HttpHost(base.getScheme(), base.getHost(), base.getPort());
    this.prefix = base.getRawPath();
    this.connections = connections;
    this.client =
        HttpClients.createMinimal(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .build());
  }

  /** A client on each connection, its next request behind its last answer. */
  public Answered closed(Duration time, IntFunction<Requests> ofClient) {
    Tally tally = new Tally();
    long end = tally.begun() + time.toNanos();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < connections; number++) {
        Requests requests = ofClient.apply(number);
        clients.execute(() -> sendUntil(end, requests, tally));
      }
    }
    return tally.answered();
  }

  private void sendUntil(long end, Requests requests, Tally tally) {
    while (System.nanoTime() - end < 0) {
      Prepared request = requests.next();
      if (request == null) {
        return;
      }
      long begun = System.nanoTime();
      int status = send(request);
      tally.count(request.kind(), status, System.nanoTime() - begun);
    }
  }

  /**
   * A request when it is due, however long earlier ones take; one that finds no connection free
   * waits for it, and that wait counts.
   */
  public Answered atRate(Duration time, double perSecond, Requests requests) {
    Tally tally = new Tally();
    long count = Math.round(time.toMillis() / 1e3 * perSecond);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long number = 0; number < count; number++) {
        Prepared request = requests.next();
        if (request == null) {
          break;
        }
        long due = tally.begun() + Math.round(number / perSecond * 1e9);
        await(due);
        clients.execute(() -> {
          int status = send(request);
          tally.count(request.kind(), status, System.nanoTime() - due);
        });
      }
    }
    return tally.answered();
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** The status; {@link #NO_ANSWER} where there was none. */
  private int send(Prepared prepared) {
    var request = new BasicClassicHttpRequest(prepared.method(), prefix + prepared.target());
    prepared.headers().forEach(request::setHeader);
    byte[] body = prepared.body().bytes();
    if (body.length > 0) {
      request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    }
    try {
      return client.execute(
          host,
          request,
          response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode();
          });
    } catch (IOException e) {
      return NO_ANSWER;
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new IllegalStateException("the connections do not close", e);
    }
  }
}
