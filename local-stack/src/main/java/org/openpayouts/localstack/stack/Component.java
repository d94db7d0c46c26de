package org.openpayouts.localstack.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every process of the stack; what stands later needs what stands before. */
public enum Component {
  POSTGRES("postgres"),
  KAFKA("kafka"),
  REGISTRY("registry"),
  CHAIN("chain"),
  INBOX("inbox"),
  PAYOUT_API("payout-api"),
  BATCH_SCHEDULER("batch-scheduler"),
  FUNDING_CHECKER("funding-checker"),
  BROADCASTER("broadcaster"),
  WEBHOOK_DISPATCHER("webhook-dispatcher");

  private final String id;

  Component(String id) {
    this.id = id;
  }

  /** Its name in commands, folders and files; for a service also the name of its module. */
  public String id() {
    return id;
  }

  /** One of the five services of this project. */
  public boolean isService() {
    return compareTo(PAYOUT_API) >= 0;
  }

  /** The name of its database and of its database user. */
  public String database() {
    return id.replace('-', '_');
  }

  public static List<Component> services() {
    return Arrays.stream(values()).filter(Component::isService).toList();
  }

  public static Optional<Component> find(String id) {
    return Arrays.stream(values()).filter(component -> component.id.equals(id)).findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(Component::id).collect(Collectors.joining(", "));
  }
}
