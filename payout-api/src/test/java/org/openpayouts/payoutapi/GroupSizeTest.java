package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.bitpay.GroupSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GroupSizeTest {
  private static final int INSTRUCTIONS = 1_000;

  /** What a writer puts between fields and instructions where it writes for people. */
  private static final int INDENTATION = 12 * 10;

  @Test
  void theLimitHoldsAGroupOfTheLongestInstructions() {
    GroupSettings settings =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("payouts.groups", GroupSettings.class);

    long largest = (long) INSTRUCTIONS * (MaximalInstruction.longestBytes() + INDENTATION) + 1_000;

    assertThat(largest).isBetween(14_000_000L, settings.bodyLimit().toBytes());
  }
}
