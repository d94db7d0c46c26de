package org.openpayouts.localstack.stack;

import java.util.Map;
import java.util.TreeMap;
import org.openpayouts.localstack.process.Ports;

/** Which port is whose: fixed distances from one base, all on the loopback address. */
public record StackPorts(int base) {
  public static final int USUAL_BASE = 18100;

  /** What stands before every path in the URLs of a gateway. */
  public static final String GATEWAY_PREFIX = "/api";

  private static final int CONTROL = 27;
  private static final int GATEWAY = 28;
  private static final int FIRST_REPLICAS = 30;
  private static final int PER_REPLICA = 15;
  private static final int FIRST_BROKERS = 60;
  private static final int FIRST_PROXY = 70;
  private static final int HIGHEST_DISTANCE = 78;

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

  int adminApi(Instance api) {
    return api.number() == 1 ? adminApi() : replicas(api) + 10;
  }

  /** The HTTP port of a service, the port of anything else. */
  public int server(Instance instance) {
    Component component = instance.component();
    if (instance.number() == 1) {
      return server(component);
    }
    return component == Component.KAFKA
        ? FIRST_BROKERS + base + 2 * (instance.number() - 2)
        : replicas(instance) + place(component);
  }

  /** Where a service says how it is. */
  public int management(Instance service) {
    return service.number() == 1
        ? management(service.component())
        : replicas(service) + 5 + place(service.component());
  }

  private int replicas(Instance instance) {
    return base + FIRST_REPLICAS + PER_REPLICA * (instance.number() - 2);
  }

  private static int place(Component service) {
    return service.ordinal() - Component.PAYOUT_API.ordinal();
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
    return base + 10 + place(service);
  }

  public int kafkaController(Instance broker) {
    return broker.number() == 1 ? base + 21 : server(broker) + 1;
  }

  /** What stands before a process that services need, in a stack with proxies. */
  public int proxy(Instance instance) {
    return base
        + FIRST_PROXY
        + switch (instance.component()) {
          case POSTGRES -> 0;
          case KAFKA -> instance.number();
          case CHAIN -> 4;
          case INBOX -> 5;
          case REGISTRY,
              PAYOUT_API,
              BATCH_SCHEDULER,
              FUNDING_CHECKER,
              BROADCASTER,
              WEBHOOK_DISPATCHER ->
              throw new IllegalArgumentException("no proxy stands before " + instance);
        };
  }

  /** Where a broker listens for its proxy: it must tell those clients the proxy's address. */
  int behindProxy(Instance broker) {
    return base + FIRST_PROXY + 5 + broker.number();
  }

  public int registryManagement() {
    return base + 24;
  }

  /** Where the supervisor takes its orders. */
  public int control() {
    return base + CONTROL;
  }

  /** Where a gateway may stand: payout-api takes what is signed for its URL, and starts none. */
  public int gateway() {
    return base + GATEWAY;
  }

  /** All of them with what they are for, lowest first. */
  public Map<Integer, String> all(Shape shape) {
    Map<Integer, String> ports = new TreeMap<>();
    ports.put(registryManagement(), "the registry's management");
    ports.put(control(), "the stack's supervisor");
    for (Instance instance : shape.instances()) {
      ports.put(server(instance), instance.id());
      if (instance.component().isService()) {
        ports.put(management(instance), instance + "'s management");
      }
    }
    for (Instance api : shape.instances(Component.PAYOUT_API)) {
      ports.put(adminApi(api), api.number() == 1 ? "the admin API" : api + "'s admin API");
    }
    for (Instance broker : shape.instances(Component.KAFKA)) {
      ports.put(kafkaController(broker), broker + "'s controller");
      if (shape.proxied()) {
        ports.put(behindProxy(broker), broker + " behind its proxy");
      }
    }
    shape.edges().forEach(edge -> ports.put(proxy(edge), edge + "'s proxy"));
    return ports;
  }

  /** A local address of one of them. */
  public static String http(int port) {
    return "http://" + Ports.HOST + ":" + port;
  }
}
