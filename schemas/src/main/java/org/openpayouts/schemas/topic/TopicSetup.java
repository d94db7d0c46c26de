package org.openpayouts.schemas.topic;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.schemas.serde.RegistryPolicy;
import org.openpayouts.schemas.serde.SchemaRegistry;

/**
 * Creates the topics that are absent, registers the schemas of their records, and holds everything
 * that exists to what it must be. Running it again changes nothing. It never alters what it finds
 * to be different: it names it and fails, because somebody has to decide.
 */
public final class TopicSetup {
  private TopicSetup() {}

  /**
   * What to set up, and where.
   *
   * @param kafkaProperties further settings of the Kafka client, for example its security
   * @param registryUserInfo {@code user:password}, where the registry asks for it
   * @param replication copies of each partition; three or more wherever money is real
   */
  public record Plan(
      String bootstrapServers,
      Map<String, String> kafkaProperties,
      List<URI> registry,
      Optional<String> registryUserInfo,
      int replication,
      List<Topic> topics) {

    public Plan {
      kafkaProperties = Map.copyOf(kafkaProperties);
      registry = List.copyOf(registry);
      topics = List.copyOf(topics);
    }

    /** All topics, on a cluster and a registry that ask for no credentials. */
    public static Plan of(String bootstrapServers, String registryUrl, int replication) {
      return new Plan(
          bootstrapServers,
          Map.of(),
          List.of(URI.create(registryUrl)),
          Optional.empty(),
          replication,
          Topics.all());
    }
  }

  /** What this run did: names of topics it created, subjects to which it added a version. */
  public record Outcome(List<String> createdTopics, List<String> registeredSubjects) {
    public Outcome {
      createdTopics = List.copyOf(createdTopics);
      registeredSubjects = List.copyOf(registeredSubjects);
    }
  }

  /**
   * Sets up and verifies.
   *
   * @throws UnsafeTopics if something exists and is not as it must be
   * @throws org.openpayouts.schemas.serde.SchemaRegistryUnavailable if the registry cannot be asked
   * @throws RuntimeException of another kind if the cluster cannot be asked
   */
  public static Outcome run(Plan plan) {
    var created = topics(plan);
    var mismatches = new ArrayList<TopicMismatch>();
    var registered = subjects(plan, mismatches);
    TopicCheck.refuse(mismatches);
    return new Outcome(created, registered);
  }

  private static List<String> topics(Plan plan) {
    try (var cluster = Cluster.at(plan.bootstrapServers(), plan.kafkaProperties())) {
      var created = cluster.create(plan.topics(), plan.replication());
      TopicCheck.verify(cluster, plan.topics());
      return created.stream().map(Topic::name).toList();
    }
  }

  private static List<String> subjects(Plan plan, List<TopicMismatch> mismatches) {
    var userInfo = plan.registryUserInfo().orElse(null);
    try (var registry = new SchemaRegistry(plan.registry(), userInfo, RegistryPolicy.standard())) {
      var subjects = new Subjects(registry, mismatches);
      return plan.topics().stream().flatMap(topic -> subjects.setUp(topic).stream()).toList();
    }
  }

  /** Run by {@code ./payouts up} and by the deployment, before any service. */
  public static void main(String[] arguments) {
    System.exit(SetupCommand.run(arguments, System.out, System.err));
  }
}
