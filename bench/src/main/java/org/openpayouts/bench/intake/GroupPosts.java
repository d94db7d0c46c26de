package org.openpayouts.bench.intake;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.openpayouts.bench.load.Answered;
import org.openpayouts.bench.load.Load;
import org.openpayouts.bench.load.Measured;
import org.openpayouts.bench.load.Prepared;
import org.openpayouts.bench.measure.Cpu;

/** Signed requests for a thousand payouts each; every client is another merchant. */
final class GroupPosts implements Way {
  static final String NAME = "OpenPayouts, groups of " + GroupCorpus.INSTRUCTIONS;

  private static final double FIRST_GUESS = 20;
  private static final double ROOM = 1.5;

  private static final Duration LONGEST_WARMING = Duration.ofMinutes(10);

  private final SinglePosts.Target target;
  private final SinglePosts.Settling settling;
  private double fastest = FIRST_GUESS;

  GroupPosts(SinglePosts.Target target, SinglePosts.Settling settling) {
    this.target = target;
    this.settling = settling;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Measured measure(int clients, Duration time) {
    return measure(clients, time, (int) Math.ceil(time.toMillis() / 1e3 * fastest * ROOM));
  }

  @Override
  public void warm(int clients, long payouts) {
    int groups = Math.toIntExact(Math.ceilDiv(payouts, (long) clients * GroupCorpus.INSTRUCTIONS));
    if (groups > 0) {
      var unused = measure(clients, LONGEST_WARMING, groups);
    }
  }

  private Measured measure(int clients, Duration time, int each) {
    List<GroupCorpus> corpora =
        IntStream.range(0, clients)
            .mapToObj(client ->
                GroupCorpus.of(
                    target.merchants().get(client % target.merchants().size()),
                    target.publicBaseUrl(),
                    each))
            .toList();
    System.gc();
    SinglePosts.Settling.After after = settling.before();
    Cpu before = Cpu.of(target.pids());
    try (Load load = new Load(target.base(), clients)) {
      Answered answered = load.closed(time, corpora::get);
      long made = answered.of(Prepared.Kind.MAKES) * GroupCorpus.INSTRUCTIONS;
      long missing = after.missing(made);
      Cpu taken = Cpu.of(target.pids()).since(before);
      fastest = Math.max(fastest, answered.rate() / clients);
      return Measured.of(answered, GroupCorpus.INSTRUCTIONS, taken).andWrong(missing);
    }
  }
}
