package org.openpayouts.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

class VersionsTest {
  @Test
  void areThoseOfTheBuild() {
    assertThat(Versions.kafka()).isEqualTo(AppInfoParser.getVersion());
    assertThat(Versions.openPayouts()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(Versions.registry()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void nameAPostgresThatHasAnImage() {
    assertThat(Versions.postgres()).matches("\\d+\\.\\d+");
  }
}
