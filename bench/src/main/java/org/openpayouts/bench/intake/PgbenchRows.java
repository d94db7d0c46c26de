package org.openpayouts.bench.intake;

import java.time.Duration;
import java.util.Map;
import org.openpayouts.bench.load.Measured;
import org.openpayouts.bench.measure.Cpu;
import org.openpayouts.bench.merchants.BenchMerchant;
import org.openpayouts.bench.peers.PeerTables;
import org.openpayouts.bench.programs.ClientPrograms;
import org.openpayouts.bench.programs.Pgbench;

/** The two rows of a payout by pgbench: no HTTP, no signature, no JSON. */
final class PgbenchRows implements Way {
  static final String NAME = "pgbench, the same two rows";

  private static final String POSTGRES = "postgres";

  private final Pgbench pgbench;
  private final Pgbench.Script script;
  private final long postgres;

  PgbenchRows(ClientPrograms programs, BenchMerchant merchant, long postgres) {
    this.pgbench = new Pgbench(programs);
    this.postgres = postgres;
    this.script =
        new Pgbench.Script(
            "\\set merchant random(1, 1000)\n\\set reference random(1, 1000000000)\n"
                + PeerTables.INSERT.strip()
                + ";\n",
            Map.of(
                "token", merchant.recipientId(),
                "recipient", merchant.recipientId(),
                "amount", "12.34",
                "label", "x".repeat(64),
                "fact", Corpus.body(merchant, "reference")));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Measured measure(int clients, Duration time) {
    Map<String, Long> pids = Map.of(POSTGRES, postgres);
    Cpu before = Cpu.of(pids);
    Pgbench.Result result = pgbench.run(script, clients, time);
    Cpu taken = Cpu.of(pids).since(before);
    return new Measured(
        result.perSecond(),
        Measured.Waits.of(result.waits()),
        Measured.micros(taken, (double) result.waits().getTotalCount()),
        0);
  }

  /** It compiles nothing. */
  @Override
  public void warm(int clients, long payouts) {}
}
