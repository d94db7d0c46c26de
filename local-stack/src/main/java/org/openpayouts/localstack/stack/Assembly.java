package org.openpayouts.localstack.stack;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.openpayouts.localstack.chain.SimulatedNode;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.inbox.InboxServer;
import org.openpayouts.localstack.kafka.KafkaBroker;
import org.openpayouts.localstack.postgres.Databases;
import org.openpayouts.localstack.postgres.PostgresServer;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.registry.RegistryServer;
import org.openpayouts.localstack.secret.Certificates;
import org.openpayouts.localstack.secret.Secrets;

/** Knows of every part how it is made. */
final class Assembly {
  private static final Duration SERVICE_PATIENCE = Duration.ofMinutes(5);
  private static final Duration SMALL_PATIENCE = Duration.ofSeconds(60);

  private final StackFolder folder;
  private final StackPorts ports;
  private final Shape shape;
  private final Addresses addresses;
  private final Secrets secrets;
  private final Certificates certificates;
  private final PostgresServer postgres;
  private final RegistryServer registry;
  private final FastStart fastStart;
  private final ServiceSettings settings;
  private final Health health;
  private final Map<Component, FastStart.Extracted> extracted = new ConcurrentHashMap<>();

  Assembly(StackFolder folder, Addresses addresses, Clock clock) {
    this.folder = folder;
    this.ports = addresses.ports();
    this.shape = addresses.shape();
    this.addresses = addresses;
    this.secrets = new Secrets(folder.secrets());
    this.certificates =
        Certificates.in(
            folder.certificates(), secrets.random(SecretNames.INBOX_KEYS_PASSWORD), clock);
    this.postgres = postgres();
    this.registry = registry();
    this.fastStart = new FastStart(folder);
    this.settings = new ServiceSettings(folder, addresses, secrets, certificates, registry.url());
    this.health = new Health(new Http());
  }

  Secrets secrets() {
    return secrets;
  }

  Certificates certificates() {
    return certificates;
  }

  String registryUrl() {
    return registry.url();
  }

  /** With user and password: for checks, never for a service. */
  String jdbcUrl(Component service) {
    return postgres.jdbcUrl(service.database());
  }

  Map<Instance, Part> parts() {
    Map<Instance, Part> parts = new TreeMap<>();
    shape.instances().forEach(instance -> parts.put(instance, part(instance)));
    return parts;
  }

  private Part part(Instance instance) {
    return switch (instance.component()) {
      case POSTGRES -> Parts.of(postgres);
      case KAFKA -> Parts.of(kafka(instance));
      case REGISTRY -> Parts.of(registry);
      case CHAIN -> chain();
      case INBOX -> inbox();
      case PAYOUT_API, BATCH_SCHEDULER, FUNDING_CHECKER, BROADCASTER, WEBHOOK_DISPATCHER ->
          service(instance);
    };
  }

  Addresses addresses() {
    return addresses;
  }

  /** Every service and the registry have a database and a user of their own. */
  void createDatabases() {
    String admin = postgres.jdbcUrl("postgres");
    for (Component service : Component.services()) {
      Databases.createOwned(admin, service.database(), databasePassword(service.database()));
    }
    Databases.createOwned(
        admin, SecretNames.REGISTRY_USER, databasePassword(SecretNames.REGISTRY_USER));
  }

  FastStart.Extracted extract(Component service) {
    return extracted.computeIfAbsent(service, fastStart::extract);
  }

  FastStart fastStart() {
    return fastStart;
  }

  /** For the next start of the broker and the registry. */
  void trainInfrastructure() {
    fastStart.trainInfrastructure(registryDatabase());
  }

  private String databasePassword(String user) {
    return Secrets.text(secrets.databasePassword(user));
  }

  private PostgresServer postgres() {
    return new PostgresServer(
        new PostgresServer.Settings(
            folder.data(Component.POSTGRES).resolve("data"),
            ports.server(Component.POSTGRES),
            folder.log(Component.POSTGRES),
            Optional.of(secrets.random(SecretNames.POSTGRES_PASSWORD))));
  }

  private KafkaBroker kafka(Instance broker) {
    List<Integer> controllers =
        shape.instances(Component.KAFKA).stream().map(ports::kafkaController).toList();
    Optional<KafkaBroker.Behind> proxy =
        shape.proxied()
            ? Optional.of(new KafkaBroker.Behind(ports.behindProxy(broker), ports.proxy(broker)))
            : Optional.empty();
    return new KafkaBroker(
        new KafkaBroker.Settings(
            folder.data(broker),
            ports.server(broker),
            new KafkaBroker.Quorum(broker.number(), controllers, folder.root().toString()),
            proxy,
            folder.log(broker),
            256));
  }

  private String registryDatabase() {
    String user = SecretNames.REGISTRY_USER;
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            Ports.HOST, ports.server(Component.POSTGRES), user, user, databasePassword(user));
  }

  private RegistryServer registry() {
    return new RegistryServer(
        new RegistryServer.Settings(
            folder.data(Component.REGISTRY),
            ports.server(Component.REGISTRY),
            ports.registryManagement(),
            registryDatabase(),
            folder.log(Component.REGISTRY)));
  }

  private Part chain() {
    int port = ports.server(Component.CHAIN);
    return new Parts.Jvm(
        new Parts.Jvm.Launch(
            Instance.first(Component.CHAIN),
            folder,
            () ->
                ours(
                    SimulatedNode.class,
                    "--port",
                    Integer.toString(port),
                    "--data",
                    folder.data(Component.CHAIN).toString(),
                    "--user",
                    SecretNames.CHAIN_USER,
                    "--password-file",
                    secrets.random(SecretNames.CHAIN_PASSWORD).toString()),
            SMALL_PATIENCE,
            () -> !Ports.isFree(port)));
  }

  private Part inbox() {
    int port = ports.server(Component.INBOX);
    return new Parts.Jvm(
        new Parts.Jvm.Launch(
            Instance.first(Component.INBOX),
            folder,
            () ->
                ours(
                    InboxServer.class,
                    Integer.toString(port),
                    folder.inboxLog().toString(),
                    certificates.serverKeys().toString(),
                    secrets.random(SecretNames.INBOX_KEYS_PASSWORD).toString()),
            SMALL_PATIENCE,
            () -> !Ports.isFree(port)));
  }

  private Part service(Instance service) {
    return new Parts.Jvm(
        new Parts.Jvm.Launch(
            service,
            folder,
            () -> {
              Path file = settings.write(service);
              return ServiceLine.of(extract(service.component()), file, shape.optimized());
            },
            SERVICE_PATIENCE,
            () -> health.isReady(ports.management(service))));
  }

  private static List<String> ours(Class<?> main, String... arguments) {
    return JavaChild.withHeap(128)
        .main(System.getProperty("java.class.path"), main.getName(), arguments);
  }
}
