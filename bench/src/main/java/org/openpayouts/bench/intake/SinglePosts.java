package org.openpayouts.bench.intake;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openpayouts.bench.load.Answered;
import org.openpayouts.bench.load.Load;
import org.openpayouts.bench.load.Measured;
import org.openpayouts.bench.load.Prepared;
import org.openpayouts.bench.measure.Cpu;
import org.openpayouts.bench.merchants.BenchMerchant;
import org.openpayouts.localstack.process.Deadline;

/** Signed requests for one payout each, to payout-api or to a peer. */
final class SinglePosts implements Way {
  private static final double FIRST_GUESS = 3_000;
  private static final double ROOM = 1.3;
  private static final int MOST_REQUESTS = 200_000;
  private static final long WARMED_AT_ONCE = 10_000;
  private static final Duration LONGEST_WARMING = Duration.ofMinutes(10);

  private final String name;
  private final Target target;
  private final Settling settling;
  private double fastest = FIRST_GUESS;

  SinglePosts(String name, Target target, Settling settling) {
    this.name = name;
    this.target = target;
    this.settling = settling;
  }

  /**
   * Where requests go.
   *
   * @param base what stands before their paths
   * @param publicBaseUrl what stands before them in what is signed
   * @param pids the processes whose CPU counts
   */
  record Target(
      URI base, String publicBaseUrl, List<BenchMerchant> merchants, Map<String, Long> pids) {}

  /** Around a load: what must be there before it, and have happened behind it. */
  interface Settling {
    Settling NONE = () -> made -> 0;

    /** Called before a load; the answer is called behind it. */
    After before();

    /** Waits until what was answered has its consequences, and counts what is missing. */
    @FunctionalInterface
    interface After {
      long missing(long made);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Measured measure(int clients, Duration time) {
    Corpus corpus = corpus(time, fastest * ROOM);
    return measured(clients, load -> load.closed(time, client -> corpus));
  }

  @Override
  public void warm(int clients, long payouts) {
    Deadline deadline = Deadline.in(LONGEST_WARMING);
    for (long left = payouts; left > 0 && !deadline.isOver(); left -= WARMED_AT_ONCE) {
      Corpus corpus = corpus(Math.min(left, WARMED_AT_ONCE));
      var unused = measured(clients, load -> load.closed(deadline.left(), client -> corpus));
    }
  }

  /** Requests at a fixed rate, on as many connections as they need up to a bound. */
  Measured atRate(Duration time, double perSecond, int mostConnections) {
    Corpus corpus = corpus(time, perSecond * ROOM);
    return measured(mostConnections, load -> load.atRate(time, perSecond, corpus));
  }

  @FunctionalInterface
  private interface Run {
    Answered on(Load load);
  }

  private Measured measured(int connections, Run run) {
    Settling.After after = settling.before();
    Cpu before = Cpu.of(target.pids());
    try (Load load = new Load(target.base(), connections)) {
      Answered answered = run.on(load);
      long missing = after.missing(answered.of(Prepared.Kind.MAKES));
      Cpu taken = Cpu.of(target.pids()).since(before);
      fastest = Math.max(fastest, answered.rate());
      return Measured.of(answered, 1, taken).andWrong(missing);
    }
  }

  private Corpus corpus(Duration time, double perSecond) {
    return corpus(Math.round(time.toMillis() / 1e3 * perSecond));
  }

  private Corpus corpus(long wanted) {
    int size = (int) Math.clamp(wanted, Corpus.PART, MOST_REQUESTS);
    Corpus corpus = Corpus.of(target.merchants(), target.publicBaseUrl(), size);
    System.gc();
    return corpus;
  }
}
