package org.openpayouts.broadcaster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openpayouts.broadcaster.wallet.Signer;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.openpayouts.localstack.chain.NodeOptions;
import org.openpayouts.localstack.chain.SimulatedNode;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.localstack.postgres.Databases;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.outbox.Death;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One wallet's world: a node, a database, own topics in, the real lifecycle topic out. */
final class Stage implements AutoCloseable {
  static final int TARGET = 3;
  static final int FINALITY = 8;
  private static final String PASSWORD = "a test's password";

  private final Path folder;
  private String database;
  private final Topicland topics = Topicland.fresh();
  private final List<String> deaths = new CopyOnWriteArrayList<>();
  private final FaultyNode faults = new FaultyNode();
  private SimulatedNode node;
  private ConfigurableApplicationContext service;

  Stage(Path folder) {
    this(folder, "");
  }

  private Stage(Path folder, String point, String... more) {
    this.folder = folder;
    this.database = Infrastructure.shared().freshDatabase("broadcaster");
    this.node = startNode(Ports.free(1).getFirst());
    this.service = startService(point, more);
  }

  /** Its worker dies at the point, as if the process had been killed. */
  static Stage dying(Path folder, String point, String... more) {
    return new Stage(folder, point, more);
  }

  private SimulatedNode startNode(int port) {
    return SimulatedNode.start(
        new NodeOptions(port, folder.resolve("chain"), "payouts", PASSWORD, 2));
  }

  private ConfigurableApplicationContext startService(String point, String... more) {
    // Later ones replace earlier ones; Spring would join them.
    var all = new LinkedHashMap<String, String>();
    for (String setting : settings()) {
      all.put(setting.substring(0, setting.indexOf('=')), setting);
    }
    for (String setting : more) {
      all.put(setting.substring(0, setting.indexOf('=')), setting);
    }
    all.put("failpoint", "--payouts.failpoints.armed=" + point);
    return new SpringApplicationBuilder(BroadcasterApplication.class)
        .profiles("local")
        .initializers(
            (ApplicationContextInitializer<GenericApplicationContext>)
                context -> {
                  context.registerBean(Death.class, () -> this::die);
                  context.getBeanFactory().addBeanPostProcessor(faults);
                })
        .run(all.values().toArray(String[]::new));
  }

  private void die(String point) {
    deaths.add(point);
    throw new Killed(point);
  }

  /** The points at which a worker died. */
  List<String> deaths() {
    return List.copyOf(deaths);
  }

  private List<String> settings() {
    var infrastructure = Infrastructure.shared();
    return List.of(
        "--server.port=0",
        "--management.server.port=0",
        "--server.address=127.0.0.1",
        "--logging.structured.format.console=",
        "--spring.datasource.url=" + database,
        "--payouts.kafka.bootstrap-servers=" + infrastructure.kafkaBootstrapServers(),
        "--payouts.schema-registry.url=" + infrastructure.registryUrl(),
        "--payouts.intent.request-key-file=" + secret("request", AFundedPayout.bytes(1)),
        "--payouts.intent.destination-key-file=" + secret("destination", AFundedPayout.bytes(2)),
        "--payouts.intent.funding-key-file=" + secret("funding", AFundedPayout.bytes(3)),
        "--payouts.chains.bitcoin.wallet-key-file=" + secret("wallet", AFundedPayout.bytes(5)),
        "--payouts.chains.bitcoin.rpc-url=" + node.url(),
        "--payouts.chains.bitcoin.rpc-user=payouts",
        "--payouts.chains.bitcoin.rpc-password-file=" + write("rpc", PASSWORD),
        "--payouts.chains.bitcoin.network=regtest",
        "--payouts.chains.bitcoin.confirmations=" + TARGET,
        "--payouts.chains.bitcoin.finality-depth=" + FINALITY,
        "--payouts.chains.bitcoin.poll-interval=100ms",
        "--payouts.chains.bitcoin.request-timeout=5s",
        "--payouts.chains.bitcoin.down-grace=1500ms",
        "--payouts.chains.bitcoin.linger=300ms",
        "--resilience4j.circuitbreaker.instances.bitcoin-node.wait-duration-in-open-state=300ms",
        "--spring.cloud.stream.bindings.receiveFundedPayouts-in-0.destination="
            + topics.lifecycle(),
        "--spring.cloud.stream.bindings.followRecipients-in-0.destination=" + topics.recipients());
  }

  private String secret(String name, byte[] bytes) {
    return write(name, HexFormat.of().formatHex(bytes));
  }

  private String write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the node does wrong between the adapter and the worker. */
  FaultyNode faults() {
    return faults;
  }

  /** Frees the wallet as two persons would; false where it is not held. */
  boolean freeTheWallet() {
    return bean(WalletHolds.class).release("bitcoin", "ann", "bob", "looked at it");
  }

  boolean isHeld() {
    return bean(WalletHolds.class).isHeld("bitcoin");
  }

  SimulatedNode node() {
    return node;
  }

  /** Gives the wallet confirmed coins. */
  void fund(String coins, int count) {
    node.fund(bean(Signer.class).ownAddress(), new BigDecimal(coins), count);
  }

  /** Tells the service what its deciders said of payouts, recipients first. */
  void send(AFundedPayout... payouts) {
    for (AFundedPayout payout : payouts) {
      topics.send(topics.recipients(), payout.recipientId(), payout.recipient());
    }
    for (AFundedPayout payout : payouts) {
      topics.send(topics.lifecycle(), payout.payoutId(), payout.fact());
    }
  }

  /** Payouts whose recipients this service never hears of. */
  void sendWithoutRecipient(List<AFundedPayout> payouts) {
    topics.sendAll(topics.lifecycle(), payouts);
  }

  void sendFact(AFundedPayout payout, AFundedPayout macsOf) {
    topics.send(topics.recipients(), payout.recipientId(), payout.recipient());
    topics.send(topics.lifecycle(), payout.payoutId(), payout.fact(macsOf));
  }

  <T> T bean(Class<T> type) {
    return service.getBean(type);
  }

  JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  void stopNode() {
    node.close();
  }

  void startNodeAgain() {
    node = startNode(node.url().getPort());
  }

  void stopService() {
    service.close();
  }

  /** The same database, topics and node; an empty point kills nobody. */
  void startServiceAgain(String point, String... more) {
    service = startService(point, more);
  }

  /** A copy of the database as it is; the service must be stopped. */
  String backUp() {
    String backup = "backup_" + UUID.randomUUID().toString().replace("-", "");
    Databases.backUp(database, backup);
    return backup;
  }

  /** The service must be stopped. */
  void restore(String backup) {
    Databases.restore(database, backup);
  }

  /** Another one that is empty; the service must be stopped. */
  void loseTheDatabase() {
    database = Infrastructure.shared().freshDatabase("broadcaster");
  }

  /** The broker forgets how far the service had come; the service must be stopped. */
  void loseTheGroup() {
    Topicland.forgetGroup("broadcaster");
  }

  @Override
  public void close() {
    service.close();
    node.close();
  }

  /** No code of ours catches it: what stands in the database is all that is left. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String point) {
      super("killed at " + point);
    }
  }
}
