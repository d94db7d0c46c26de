package org.openpayouts.systemtests.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;

/** Keeps what is asked and answered at the public port until it is judged, in all of this JVM. */
public final class Recorder implements Http.Listener {
  private static final Recorder SHARED = new Recorder();

  private final Set<String> bases = ConcurrentHashMap.newKeySet();
  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
  private volatile @Nullable String served;
  private volatile @Nullable String description;

  private Recorder() {}

  public static Recorder shared() {
    return SHARED;
  }

  /** Here payout-api serves its public port, and its description. */
  public void servedAt(String baseUrl) {
    served = baseUrl;
    bases.add(baseUrl);
  }

  /** Here is a gateway before it. */
  public void alsoUnder(String baseUrl) {
    bases.add(baseUrl);
  }

  @Override
  public void answered(Http.Asked asked, Answer answer) {
    target(asked.uri())
        .ifPresent(target ->
            add(
                new Exchange(
                    new Exchange.Question(asked.method(), target, asked.headers(), asked.body()),
                    new Exchange.Reply(answer.status(), first(answer), answer.body()))));
  }

  void add(Exchange exchange) {
    read();
    exchanges.add(exchange);
  }

  /** All that came since the last time. */
  public List<Exchange> take() {
    List<Exchange> taken = new ArrayList<>();
    for (Exchange next = exchanges.poll(); next != null; next = exchanges.poll()) {
      taken.add(next);
    }
    return taken;
  }

  /** What the first payout-api of this JVM says of itself; those that come later say the same. */
  String description() {
    read();
    String known = description;
    if (known == null) {
      throw new AssertionError("nobody serves /openapi.json at " + served);
    }
    return known;
  }

  private synchronized void read() {
    if (description == null && served != null) {
      try {
        Answer answer =
            new Http().send("GET", URI.create(served + "/openapi.json"), Map.of(), null);
        description = answer.isSuccess() ? answer.body() : null;
      } catch (Http.Unreachable notNow) {
        // Whoever asks next reads it.
      }
    }
  }

  private Optional<String> target(URI uri) {
    String url = uri.toString();
    return bases.stream()
        .filter(base -> url.startsWith(base + "/"))
        .map(base -> url.substring(base.length()))
        .findFirst();
  }

  private static Map<String, String> first(Answer answer) {
    Map<String, String> first = new HashMap<>();
    answer.headers().map().forEach((name, values) -> first.put(name, values.getFirst()));
    return first;
  }
}
