package org.openpayouts.systemtests.stack;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;

/**
 * Measures how long what a killed process owned has no owner: its leases until somebody renews
 * them, its partitions until the living have all of them.
 */
public final class Takeover implements AutoCloseable {
  private final Admin admin;
  private final LeaseRows leases;
  private final String group;
  private Set<String> members = Set.of();
  private Set<TopicPartition> partitions = Set.of();
  private long begunNanos;

  private Takeover(Admin admin, LeaseRows leases, String group) {
    this.admin = admin;
    this.leases = leases;
    this.group = group;
  }

  public static Takeover of(SharedStack stack, Component service) {
    Map<String, Object> broker = Map.of("bootstrap.servers", stack.file().kafkaBootstrap());
    LeaseRows leases = new LeaseRows(stack.running().jdbcUrl(service));
    return new Takeover(Admin.create(broker), leases, service.id());
  }

  /** Right before the kill. */
  public void begin() {
    Optional<ConsumerGroupDescription> now = describe();
    members = now.map(Takeover::memberIds).orElse(Set.of());
    partitions = now.map(Takeover::owned).orElse(Set.of());
    begunNanos = System.nanoTime();
  }

  /**
   * Right after the kill.
   *
   * @return how long it took
   * @throws RuntimeException if something has no owner within this time
   */
  public Duration await(Duration within) {
    leases.noteNow();
    Deadline.in(within)
        .until(
            "another process of " + group + " owns what the killed one owned",
            () -> leases.allRenewed() && isGroupWhole());
    return Duration.ofNanos(System.nanoTime() - begunNanos);
  }

  /** The dead are gone, and the living have every partition. A scheduler reads none. */
  private boolean isGroupWhole() {
    if (partitions.isEmpty()) {
      return true;
    }
    return describe()
        .filter(now -> now.groupState() == GroupState.STABLE)
        .filter(now -> !memberIds(now).containsAll(members))
        .filter(now -> owned(now).containsAll(partitions))
        .isPresent();
  }

  private Optional<ConsumerGroupDescription> describe() {
    try {
      var described = admin.describeConsumerGroups(Set.of(group)).all().get(10, SECONDS);
      return described.values().stream().findFirst();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Optional.empty();
      }
      throw new AssertionError("the group " + group + " cannot be described", e);
    } catch (TimeoutException e) {
      throw new AssertionError("the group " + group + " cannot be described", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Set<String> memberIds(ConsumerGroupDescription group) {
    return group.members().stream()
        .map(member -> member.consumerId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<TopicPartition> owned(ConsumerGroupDescription group) {
    return group.members().stream()
        .flatMap(member -> member.assignment().topicPartitions().stream())
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    admin.close();
  }
}
