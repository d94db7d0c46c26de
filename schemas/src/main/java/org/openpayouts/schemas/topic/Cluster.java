package org.openpayouts.schemas.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** A Kafka cluster's topics. Every call may throw {@link BrokerUnavailable}. */
final class Cluster implements AutoCloseable {
  private static final int TIMEOUT_MS = 4_000;
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(30);

  private final Admin admin;

  private Cluster(Admin admin) {
    this.admin = admin;
  }

  /**
   * @param properties of the Kafka client, for example its security
   */
  static Cluster at(String bootstrapServers, Map<String, String> properties) {
    var config = new HashMap<String, Object>(properties);
    config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    config.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    try {
      return new Cluster(Admin.create(config));
    } catch (KafkaException e) {
      throw new BrokerUnavailable(e);
    }
  }

  int brokers() {
    return answer(admin.describeCluster().nodes()).size();
  }

  /** Those that exist, by name. */
  Map<String, ActualTopic> topics(Collection<String> names) {
    var existing = answer(admin.listTopics().names());
    var wanted = names.stream().filter(existing::contains).collect(Collectors.toSet());
    var descriptions = answer(admin.describeTopics(wanted).allTopicNames());
    var configs = configs(wanted);
    return descriptions.values().stream()
        .collect(
            Collectors.toMap(
                TopicDescription::name,
                each -> actual(each, configs.getOrDefault(each.name(), Map.of()))));
  }

  private Map<String, Map<String, String>> configs(Set<String> names) {
    var resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return answer(admin.describeConfigs(resources).all()).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), entry -> map(entry.getValue())));
  }

  private static Map<String, String> map(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  private static ActualTopic actual(TopicDescription topic, Map<String, String> config) {
    var replication =
        topic.partitions().stream().mapToInt(each -> each.replicas().size()).min().orElse(0);
    return new ActualTopic(topic.name(), topic.partitions().size(), replication, config);
  }

  /**
   * Creates those that do not exist, and returns when the brokers show them; one that another setup
   * made meanwhile counts as existing.
   */
  List<Topic> create(Collection<Topic> topics, int replication) {
    var existing = answer(admin.listTopics().names());
    var missing = topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
    var results =
        admin
            .createTopics(missing.stream().map(topic -> asked(topic, replication)).toList())
            .values();
    var created =
        missing.stream()
            .filter(topic -> isNew(Objects.requireNonNull(results.get(topic.name()))))
            .toList();
    awaitShown(missing);
    return created;
  }

  private static NewTopic asked(Topic topic, int replication) {
    return new NewTopic(topic.name(), topic.partitions(), (short) replication)
        .configs(TopicRules.config(topic, replication));
  }

  private static boolean isNew(KafkaFuture<Void> creation) {
    try {
      answer(creation);
      return true;
    } catch (BrokerUnavailable e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  /** The controller has said yes; a broker learns of it a moment later. */
  private void awaitShown(List<Topic> topics) {
    var names = topics.stream().map(Topic::name).collect(Collectors.toSet());
    var start = System.nanoTime();
    while (!answer(admin.listTopics().names()).containsAll(names)) {
      if (System.nanoTime() - start > SHOWN_WITHIN.toNanos()) {
        throw new BrokerUnavailable(new TimeoutException("created topics are not shown yet"));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailable(e);
    }
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new BrokerUnavailable(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailable(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
