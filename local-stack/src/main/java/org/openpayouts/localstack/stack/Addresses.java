package org.openpayouts.localstack.stack;

import java.util.stream.Collectors;
import org.openpayouts.localstack.process.Ports;

/** Where services find what they need: the processes themselves, or the proxies before them. */
record Addresses(StackPorts ports, Shape shape) {
  int port(Component component) {
    return port(Instance.first(component));
  }

  /** All brokers, for clients. */
  String brokers() {
    return shape.instances(Component.KAFKA).stream()
        .map(broker -> Ports.HOST + ":" + port(broker))
        .collect(Collectors.joining(","));
  }

  /** All brokers without their proxies, for whoever looks from outside. */
  String undisturbedBrokers() {
    return new Addresses(ports, new Shape(shape.counts(), false, false)).brokers();
  }

  private int port(Instance instance) {
    return shape.proxied() ? ports.proxy(instance) : ports.server(instance);
  }
}
