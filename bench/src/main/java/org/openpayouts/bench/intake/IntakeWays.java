package org.openpayouts.bench.intake;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openpayouts.bench.disk.Disk;
import org.openpayouts.bench.measure.Report;
import org.openpayouts.bench.merchants.BenchMerchant;
import org.openpayouts.bench.peers.PeerTables;
import org.openpayouts.bench.programs.ClientPrograms;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;

/** Ours and its peers, on one disk. */
final class IntakeWays {
  static final String OWN = "OpenPayouts";
  static final String ECHO = "verify and echo";
  static final String JPA = "Boot and JPA";
  static final String JDBC = "JDBC, a commit each";
  private static final String CLIENTS_PACKAGE = "postgresql-client";
  private static final String GENERATOR = "load";

  private final RunningStack stack;
  private final List<BenchMerchant> merchants;
  private final PeersProcess peers;
  private final long postgres;
  private final SinglePosts own;

  IntakeWays(RunningStack stack, Disk disk, List<BenchMerchant> merchants, PeersProcess peers) {
    this.stack = stack;
    this.merchants = merchants;
    this.peers = peers;
    this.postgres = disk.pid();
    this.own = new SinglePosts(OWN, ownTarget(), stored());
  }

  SinglePosts own() {
    return own;
  }

  /** The process of payout-api. */
  long payoutApi() {
    return pid(Component.PAYOUT_API);
  }

  /** For one payout a request. */
  List<Way> singles(Report report) {
    List<Way> ways = new ArrayList<>();
    ways.add(own);
    ways.add(peer(ECHO, "echo"));
    ways.add(peer(JPA, "jpa"));
    ways.add(peer(JDBC, "jdbc"));
    String lacking = ClientPrograms.lacks("pgbench", CLIENTS_PACKAGE);
    if (lacking.isEmpty()) {
      ways.add(new PgbenchRows(programs(), merchants.getFirst(), postgres));
    } else {
      report.add("- NOT RUN: pgbench: " + lacking);
    }
    return ways;
  }

  /** For many payouts at once, ours first. */
  List<Way> bulks(PeerTables tables, Report report) {
    List<Way> ways = new ArrayList<>();
    ways.add(new GroupPosts(ownTarget(), stored()));
    String lacking = ClientPrograms.lacks("psql", CLIENTS_PACKAGE);
    if (lacking.isEmpty()) {
      ways.add(new CopiedRows(programs(), tables, postgres));
    } else {
      report.add("- NOT RUN: COPY: " + lacking);
    }
    return ways;
  }

  private StoredPayouts stored() {
    return new StoredPayouts(stack.jdbcUrl(Component.PAYOUT_API));
  }

  private ClientPrograms programs() {
    return new ClientPrograms(
        stack.jdbcUrl(Component.PAYOUT_API), stack.folder().root().resolve("bench"));
  }

  private SinglePosts.Target ownTarget() {
    return target(
        URI.create(stack.apiUrl()),
        Map.of(
            Component.PAYOUT_API.id(),
            payoutApi(),
            Component.KAFKA.id(),
            pid(Component.KAFKA),
            Component.POSTGRES.id(),
            postgres,
            GENERATOR,
            ProcessHandle.current().pid()));
  }

  private SinglePosts peer(String name, String path) {
    return new SinglePosts(
        name,
        target(
            peers.url(path),
            Map.of(
                "peer",
                peers.pid(),
                Component.POSTGRES.id(),
                postgres,
                GENERATOR,
                ProcessHandle.current().pid())),
        SinglePosts.Settling.NONE);
  }

  private SinglePosts.Target target(URI base, Map<String, Long> pids) {
    return new SinglePosts.Target(base, stack.file().publicBaseUrl(), merchants, pids);
  }

  private long pid(Component component) {
    return stack.file().pids().getOrDefault(component.id(), 0L);
  }
}
