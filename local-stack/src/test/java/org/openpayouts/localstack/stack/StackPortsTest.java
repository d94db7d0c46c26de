package org.openpayouts.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackPortsTest {
  @Test
  void giveEveryProcessAPortOfItsOwn() {
    StackPorts ports = new StackPorts(18100);

    assertThat(ports.all(Shape.SINGLE))
        .hasSize(4 + Component.values().length + Component.services().size())
        .containsEntry(18100, "payout-api")
        .containsEntry(18101, "the admin API")
        .containsEntry(18110, "payout-api's management")
        .containsEntry(18114, "webhook-dispatcher's management")
        .containsEntry(18120, "kafka")
        .containsEntry(18126, "inbox");
  }

  @Test
  void giveReplicasBrokersAndProxiesPortsOfTheirOwn() {
    StackPorts ports = new StackPorts(18100);
    Shape shape = Shape.of(List.of("all=3"), 3, true);

    // Fifteen services with two ports each and three admin APIs; three brokers with three ports
    // each; four others, two more ports for supervisor and registry; six proxies.
    assertThat(ports.all(shape))
        .hasSize(15 * 2 + 3 + 3 * 3 + 4 + 2 + 6)
        .containsEntry(18133, "broadcaster-2")
        .containsEntry(18140, "payout-api-2's admin API")
        .containsEntry(18160, "kafka-2")
        .containsEntry(18170, "postgres's proxy")
        .containsEntry(18178, "kafka-3 behind its proxy");
  }

  @Test
  void leaveOneForAGatewayThatIsNotTheirs() {
    StackPorts ports = new StackPorts(18100);

    assertThat(ports.gateway()).isEqualTo(18128);
    assertThat(ports.all(Shape.of(List.of("all=3"), 3, true))).doesNotContainKey(ports.gateway());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 80, 1023, 65458, 70000})
  void refuseABaseOutsideTheOrdinaryRange(int base) {
    assertThatThrownBy(() -> new StackPorts(base))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 1024 and 65457");
  }
}
