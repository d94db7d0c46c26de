package org.openpayouts.systemtests.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.secret.Certificates;
import org.openpayouts.localstack.secret.Secrets;

/**
 * One broker that lets in over TLS and SCRAM only, with the users and the rights of an overlay.
 * What an operator does inside, the superuser of a second listener does here.
 */
final class SecuredBroker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final List<Integer> ports = Ports.free(3);
  private final Secrets secrets;
  private final Certificates certificates;
  private final ChildProcess broker;
  private final Admin admin;

  SecuredBroker(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.secrets = new Secrets(folder.resolve("secrets"));
    this.certificates =
        Certificates.in(folder.resolve("tls"), secrets.random("keys-password"), Clock.systemUTC());
    var properties = Files.writeString(folder.resolve("server.properties"), properties());
    var format =
        child(
            "format",
            "kafka.tools.StorageTool",
            "format",
            "--standalone",
            "-t",
            "MkU3OEVBNTcwNTJENDM2Qg",
            "-c",
            properties.toString());
    Deadline.in(PATIENCE).until("Kafka's data is formatted", () -> !format.isAlive());
    this.broker = child("broker", "kafka.Kafka", properties.toString());
    broker.awaitReady(PATIENCE, () -> !Ports.isFree(ports.get(0)) && !Ports.isFree(ports.get(1)));
    this.admin = Admin.create(Map.of("bootstrap.servers", Ports.HOST + ":" + ports.get(1)));
  }

  String bootstrapServers() {
    return Ports.HOST + ":" + ports.getFirst();
  }

  Admin superuser() {
    return admin;
  }

  /** PEM of the authority that signed the broker's certificate. */
  String authority() throws IOException {
    return Files.readString(certificates.authority());
  }

  /** As the operator writes it into the user's Secret. */
  String loginOf(String user) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, secrets.read(user));
  }

  /** Makes the user and gives exactly the rights that the object grants. */
  void admit(JsonNode kafkaUser) throws InterruptedException, ExecutionException {
    var name = Overlay.nameOf(kafkaUser);
    var rights =
        StreamSupport.stream(kafkaUser.at("/spec/authorization/acls").spliterator(), false)
            .flatMap(right ->
                StreamSupport.stream(right.path("operations").spliterator(), false)
                    .map(operation -> binding(name, right.path("resource"), operation.asText())))
            .toList();
    var mechanism = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    List<UserScramCredentialAlteration> login =
        List.of(new UserScramCredentialUpsertion(name, mechanism, secrets.read(name)));
    admin.alterUserScramCredentials(login).all().get();
    admin.createAcls(rights).all().get();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
    broker.kill();
  }

  private static AclBinding binding(String user, JsonNode resource, String operation) {
    var type = ResourceType.fromString(resource.path("type").asText().toUpperCase(Locale.ROOT));
    var words = operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    return new AclBinding(
        new ResourcePattern(
            type, resource.path("name").asText("kafka-cluster"), PatternType.LITERAL),
        new AccessControlEntry(
            "User:" + user, "*", AclOperation.fromString(words), AclPermissionType.ALLOW));
  }

  private ChildProcess child(String name, String main, String... arguments) {
    var line =
        JavaChild.withHeap(256)
            .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
            .main(Distributions.brokerClassPath(), main, arguments);
    return ChildProcess.start(
        new ChildProcess.Command(name, line, folder, folder.resolve(name + ".log")));
  }

  private String properties() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.bootstrap.servers=%1$s:%4$d
    listeners=CLIENTS://%1$s:%2$d,INSIDE://%1$s:%3$d,CONTROLLER://%1$s:%4$d
    advertised.listeners=CLIENTS://%1$s:%2$d,INSIDE://%1$s:%3$d
    controller.listener.names=CONTROLLER
    inter.broker.listener.name=INSIDE
    listener.security.protocol.map=CLIENTS:SASL_SSL,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT
    sasl.enabled.mechanisms=SCRAM-SHA-512
    listener.name.clients.scram-sha-512.sasl.jaas.config=\
      org.apache.kafka.common.security.scram.ScramLoginModule required;
    ssl.keystore.type=PKCS12
    ssl.keystore.location=%6$s
    ssl.keystore.password=%7$s
    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
    super.users=User:ANONYMOUS
    log.dirs=%5$s
    auto.create.topics.enable=false
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=2
    group.initial.rebalance.delay.ms=0
    log.cleaner.dedupe.buffer.size=2097152
    """
        .formatted(
            Ports.HOST,
            ports.get(0),
            ports.get(1),
            ports.get(2),
            folder.resolve("logs"),
            certificates.serverKeys(),
            secrets.read("keys-password"));
  }
}
