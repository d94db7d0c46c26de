package org.openpayouts.localstack.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openpayouts.localstack.process.Ports;

/** Which port is whose: fixed distances from one base, all on the loopback address. */
public record StackPorts(int base) {
  public static final int USUAL_BASE = 18100;
  private static final int HIGHEST_DISTANCE = 27;

  /**
   * @throws IllegalArgumentException with a sentence for people
   */
  public StackPorts {
    if (base < 1024 || base + HIGHEST_DISTANCE > 65535) {
      throw new IllegalArgumentException(
          "the port base must lie between 1024 and "
              + (65535 - HIGHEST_DISTANCE)
              + ", not "
              + base);
    }
  }

  public int publicApi() {
    return base;
  }

  public int adminApi() {
    return base + 1;
  }

  /** The HTTP port of a service; payout-api's is the public API. */
  public int server(Component service) {
    return switch (service) {
      case PAYOUT_API -> publicApi();
      case BATCH_SCHEDULER -> base + 2;
      case FUNDING_CHECKER -> base + 3;
      case BROADCASTER -> base + 4;
      case WEBHOOK_DISPATCHER -> base + 5;
      case POSTGRES -> base + 22;
      case KAFKA -> base + 20;
      case REGISTRY -> base + 23;
      case CHAIN -> base + 25;
      case INBOX -> base + 26;
    };
  }

  /** Where a service says how it is. */
  public int management(Component service) {
    if (!service.isService()) {
      throw new IllegalArgumentException(service.id() + " is no service");
    }
    return base + 10 + service.ordinal() - Component.PAYOUT_API.ordinal();
  }

  public int kafkaController() {
    return base + 21;
  }

  public int registryManagement() {
    return base + 24;
  }

  /** Where the supervisor takes its orders. */
  public int control() {
    return base + HIGHEST_DISTANCE;
  }

  /** All of them with what they are for, lowest first. */
  public Map<Integer, String> all() {
    Map<Integer, String> ports = new LinkedHashMap<>();
    ports.put(adminApi(), "the admin API");
    ports.put(kafkaController(), "Kafka's controller");
    ports.put(registryManagement(), "the registry's management");
    ports.put(control(), "the stack's supervisor");
    for (Component component : Component.values()) {
      ports.put(server(component), component.id());
      if (component.isService()) {
        ports.put(management(component), component.id() + "'s management");
      }
    }
    return new java.util.TreeMap<>(ports);
  }

  /** A local address of one of them. */
  public static String http(int port) {
    return "http://" + Ports.HOST + ":" + port;
  }
}
