package org.openpayouts.bench.listing;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.openpayouts.bench.load.Answered;
import org.openpayouts.bench.load.Load;
import org.openpayouts.bench.load.Measured;
import org.openpayouts.bench.load.Prepared;
import org.openpayouts.bench.load.Requests;
import org.openpayouts.bench.measure.Cpu;
import org.openpayouts.bench.merchants.BenchMerchant;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.client.Patience;

/** Signed questions for pages of a hundred payouts. */
final class Pages {
  static final int LIMIT = 100;
  static final String FIRST = "first page";
  static final String WALKED = "deep page, walked to";
  private static final String JUMPED = "deep page, jumped to";
  private static final long MAX_OFFSET = 1_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What lets a client walk its own way in the middle of the merchant's payouts. */
  private static final double WALKS_FROM = 0.3;

  private static final double WALKS = 0.5;

  private final BenchMerchant merchant;
  private final Server server;
  private final ListedRows rows;
  private final Http http = new Http();

  Pages(BenchMerchant merchant, Server server, ListedRows rows) {
    this.merchant = merchant;
    this.server = server;
    this.rows = rows;
  }

  /** Who answers, and the processes whose CPU counts. */
  record Server(URI base, String publicBaseUrl, Map<String, Long> pids) {}

  /**
   * A way to ask.
   *
   * @param ofClient what each client asks for
   * @param payouts on each of its pages
   */
  record Way(IntFunction<Requests> ofClient, int payouts) {}

  /** By name. */
  Map<String, Way> ways(int clients) {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put(FIRST, full(client -> again(() -> "/payouts?limit=" + LIMIT)));
    ways.put(WALKED, full(client -> new Walk(client, clients)));
    ways.put(
        JUMPED,
        full(
            client -> again(() -> offset(somewhere(1, Math.min(MAX_OFFSET, rows.own() - LIMIT))))));
    ways.put("by status", full(client -> again(() -> "/payouts?status=new&limit=" + LIMIT)));
    ways.put("by dates", full(client -> again(this::window)));
    ways.put("by reference", new Way(client -> again(this::reference), 1));
    return ways;
  }

  private static Way full(IntFunction<Requests> ofClient) {
    return new Way(ofClient, LIMIT);
  }

  Measured measure(Way way, int clients, Duration time) {
    requireFullPage(way);
    Map<Integer, Requests> begun = new LinkedHashMap<>();
    for (int client = 0; client < clients; client++) {
      begun.put(client, way.ofClient().apply(client));
    }
    // The first of a walk is a jump, and no part of it.
    begun.values().stream().filter(Walk.class::isInstance).forEach(this::askOnce);
    Cpu before = Cpu.of(server.pids());
    try (Load load = new Load(server.base(), clients)) {
      Answered answered = load.closed(time, client -> begun.getOrDefault(client, () -> null));
      return Measured.of(answered, 1, Cpu.of(server.pids()).since(before));
    }
  }

  /** Under load only the status is looked at; an empty page would be a fast one. */
  private void requireFullPage(Way way) {
    Prepared request = Objects.requireNonNull(way.ofClient().apply(0).next());
    Answer answer =
        new Patience(PATIENCE)
            .ask(() ->
                http.send(
                        request.method(),
                        URI.create(server.base() + request.target()),
                        request.headers(),
                        null)
                    .orThrow(request.target()));
    int payouts = answer.json().path("data").size();
    if (payouts != way.payouts()) {
      throw new IllegalStateException(
          "%d payouts instead of %d: %s".formatted(payouts, way.payouts(), request.target()));
    }
  }

  private void askOnce(Requests requests) {
    AtomicBoolean asked = new AtomicBoolean();
    try (Load load = new Load(server.base(), 1)) {
      var unused =
          load.closed(
              Duration.ofMinutes(1),
              client -> () -> asked.getAndSet(true) ? null : requests.next());
    }
  }

  private Requests again(Supplier<String> path) {
    return () -> get(path.get());
  }

  private Prepared get(String path) {
    return merchant.get(server.publicBaseUrl(), path);
  }

  private static String offset(long offset) {
    return "/payouts?limit=%d&offset=%d".formatted(LIMIT, offset);
  }

  private long somewhere(long from, long to) {
    return ThreadLocalRandom.current().nextLong(from, Math.max(from + 1, to));
  }

  /** A day's tenth of what there is, wherever it lies. */
  private String window() {
    long first = ThreadLocalRandom.current().nextLong(rows.size() / 2);
    long last = first + rows.size() / 10;
    return "/payouts?limit=%d&startDate=%s&endDate=%s"
        .formatted(LIMIT, ListedRows.at(first), ListedRows.at(last));
  }

  private String reference() {
    return "/payouts?reference=ref-" + somewhere(1, rows.own()) * ListedRows.SHARE;
  }

  /** One page behind the other, as a client walks that wants them all; at its end from anew. */
  private final class Walk implements Requests {
    private final long from;
    private final long to;
    private long next;

    Walk(int client, int clients) {
      double deepest = Math.min(rows.own(), MAX_OFFSET);
      long part = Math.round(deepest * WALKS / clients) / LIMIT * LIMIT;
      this.from = Math.round(deepest * WALKS_FROM) / LIMIT * LIMIT + client * part;
      this.to = from + Math.max(2 * LIMIT, part);
      this.next = from;
    }

    @Override
    public Prepared next() {
      Prepared page = get(offset(next));
      next += LIMIT;
      if (next >= to) {
        // Behind the page that was jumped to.
        next = from + LIMIT;
      }
      return page;
    }
  }
}
