package org.openpayouts.localstack.stack;

import java.util.Map;
import java.util.TreeMap;
import org.openpayouts.localstack.network.TcpProxy;
import org.openpayouts.localstack.network.Toxic;

/** The proxies of a stack that has them; each outlives the process that it stands before. */
final class Network implements AutoCloseable {
  private final Map<Instance, TcpProxy> proxies;

  private Network(Map<Instance, TcpProxy> proxies) {
    this.proxies = proxies;
  }

  static Network start(Addresses addresses) {
    StackPorts ports = addresses.ports();
    Map<Instance, TcpProxy> proxies = new TreeMap<>();
    for (Instance edge : addresses.shape().edges()) {
      int behind =
          edge.component() == Component.KAFKA ? ports.behindProxy(edge) : ports.server(edge);
      proxies.put(edge, TcpProxy.start(ports.proxy(edge), behind));
    }
    return new Network(proxies);
  }

  /**
   * @throws IllegalArgumentException with a sentence for people
   */
  void apply(Instance edge, Toxic toxic) {
    TcpProxy proxy = proxies.get(edge);
    if (proxy == null) {
      throw new IllegalArgumentException(
          "no proxy stands before " + edge + (proxies.isEmpty() ? "; ./payouts up --proxied" : ""));
    }
    proxy.apply(toxic);
  }

  @Override
  public void close() {
    proxies.values().forEach(TcpProxy::close);
  }
}
