package org.openpayouts.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackPortsTest {
  @Test
  void giveEveryProcessAPortOfItsOwn() {
    StackPorts ports = new StackPorts(18100);

    assertThat(ports.all())
        .hasSize(4 + Component.values().length + Component.services().size())
        .containsEntry(18100, "payout-api")
        .containsEntry(18101, "the admin API")
        .containsEntry(18110, "payout-api's management")
        .containsEntry(18114, "webhook-dispatcher's management")
        .containsEntry(18120, "kafka")
        .containsEntry(18126, "inbox");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 80, 1023, 65509, 70000})
  void refuseABaseOutsideTheOrdinaryRange(int base) {
    assertThatThrownBy(() -> new StackPorts(base))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 1024 and 65508");
  }
}
