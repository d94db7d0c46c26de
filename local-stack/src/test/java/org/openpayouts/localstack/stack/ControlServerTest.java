package org.openpayouts.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.network.Toxic;
import org.openpayouts.localstack.process.Ports;

class ControlServerTest {
  private final int port = Ports.free(1).getFirst();
  private final List<String> obeyed = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch left = new CountDownLatch(1);
  private ControlServer control;

  @BeforeEach
  void start() throws Exception {
    control = ControlServer.start(port, "secret", new Notes());
  }

  @AfterEach
  void stop() {
    control.close();
  }

  @Test
  void obeysEachOrderForItsCredentialOnly() {
    assertThat(post("kill/kafka", "guess").status()).isEqualTo(401);
    assertThat(post("kill/kafka", "secret").status()).isEqualTo(200);
    assertThat(post("restart/inbox", "secret").status()).isEqualTo(200);
    assertThat(post("start-missing", "secret").json().path("message").asString())
        .isEqualTo("kafka-2 inbox");
    assertThat(post("kill/broadcaster-2", "secret").status()).isEqualTo(200);
    assertThat(post("network/postgres/latency/50", "secret").status()).isEqualTo(200);
    assertThat(post("network/postgres/gossip/50", "secret").status()).isEqualTo(404);
    assertThat(post("kill/nobody", "secret").status()).isEqualTo(404);
    assertThat(post("sing", "secret").status()).isEqualTo(404);

    assertThat(obeyed)
        .containsExactly(
            "kill kafka",
            "restart inbox",
            "start missing",
            "kill broadcaster-2",
            "postgres Latency[delay=PT0.05S]");
  }

  @Test
  void answersTheStopBeforeItsProcessMayEnd() throws Exception {
    Answer answer = post("stop", "secret");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(obeyed).containsExactly("stop");
  }

  @Test
  void saysWhatWentWrong() {
    Answer answer = post("restart/kafka", "secret");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.error()).isEqualTo("Kafka does not start");
  }

  private Answer post(String order, String credential) {
    return new Http()
        .send(
            "POST",
            URI.create(StackPorts.http(port) + "/" + order),
            Map.of("Authorization", "Bearer " + credential),
            null);
  }

  /** Writes down what it is told; leaving closes the server, as the end of the process would. */
  private final class Notes implements ControlServer.Orders {
    @Override
    public void stop() {
      obeyed.add("stop");
    }

    @Override
    public void leave() {
      control.close();
      left.countDown();
    }

    @Override
    public List<Instance> startMissing() {
      obeyed.add("start missing");
      return List.of(new Instance(Component.KAFKA, 2), Instance.first(Component.INBOX));
    }

    @Override
    public void restart(Instance instance) {
      if (instance.component() == Component.KAFKA) {
        throw new IllegalStateException("Kafka does not start");
      }
      obeyed.add("restart " + instance);
    }

    @Override
    public void kill(Instance instance) {
      obeyed.add("kill " + instance);
    }

    @Override
    public void disturb(Instance edge, Toxic toxic) {
      obeyed.add(edge + " " + toxic);
    }
  }
}
