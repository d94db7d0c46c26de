package org.openpayouts.localstack.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.Ports;

/** Each toxic as a client of an echoing server sees it. */
class TcpProxyTest {
  private static final int SHORT_MILLIS = 300;
  private static final int LONG_MILLIS = 10_000;

  private final List<Integer> ports = Ports.free(2);
  private final int port = ports.get(0);
  private ServerSocket server;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(ports.get(1), 10, InetAddress.getByName(Ports.HOST));
    Thread.ofVirtual().start(this::acceptAll);
    proxy = TcpProxy.start(port, ports.get(1));
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void passesOnWhatIsSaid() throws IOException {
    try (Socket client = connect()) {
      assertThat(echo(client, 7)).isEqualTo(7);
    }
  }

  @Test
  void latencyDelaysBothWays() throws IOException {
    proxy.apply(new Toxic.Latency(Duration.ofMillis(100)));

    try (Socket client = connect()) {
      long before = System.nanoTime();
      assertThat(echo(client, 7)).isEqualTo(7);

      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  @Test
  void cutEndsConnectionsAndRefusesNewOnesUntilItIsHealed() throws IOException {
    try (Socket client = connect()) {
      assertThat(echo(client, 1)).isEqualTo(1);

      proxy.apply(new Toxic.Cut());

      assertThat(client.getInputStream().read()).isEqualTo(-1);
      Deadline.in(Duration.ofSeconds(10)).until("connections are refused", this::isRefused);
    }
    proxy.apply(new Toxic.Healthy());
    try (Socket client = connect()) {
      assertThat(echo(client, 2)).isEqualTo(2);
    }
  }

  @Test
  void aBlackHoleHoldsBackUntilItIsHealed() throws IOException {
    try (Socket client = connect()) {
      assertThat(echo(client, 1)).isEqualTo(1);

      proxy.apply(new Toxic.BlackHole());

      client.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> echo(client, 2)).isInstanceOf(SocketTimeoutException.class);
      proxy.apply(new Toxic.Healthy());
      client.setSoTimeout(LONG_MILLIS);
      assertThat(client.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void resetIsAnErrorToTheClient() throws IOException {
    try (Socket client = connect()) {
      assertThat(echo(client, 1)).isEqualTo(1);

      proxy.apply(new Toxic.Reset());

      assertThatThrownBy(() -> echo(client, 2)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void isKnownByItsNames() {
    assertThat(Toxic.named("latency", 5)).contains(new Toxic.Latency(Duration.ofMillis(5)));
    assertThat(List.of("heal", "cut", "black-hole", "reset"))
        .allSatisfy(name -> assertThat(Toxic.named(name, 0)).isPresent());
    assertThat(Toxic.named("slicer", 0)).isEmpty();
  }

  /** The one who waited for connections may need a moment to let go of the port. */
  private boolean isRefused() {
    try (Socket client = connect()) {
      return !client.isConnected();
    } catch (IOException e) {
      return e instanceof ConnectException;
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket();
    client.connect(new InetSocketAddress(Ports.HOST, port), LONG_MILLIS);
    client.setSoTimeout(LONG_MILLIS);
    return client;
  }

  private static int echo(Socket client, int number) throws IOException {
    client.getOutputStream().write(number);
    return client.getInputStream().read();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> echoAll(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void echoAll(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException broken) {
      return;
    }
  }
}
