package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.stack.Component;

class CrashPointTest {

  @Test
  void thePageHasEveryPointOfTheMatrixOnce() {
    assertThat(CrashPoint.all())
        .extracting(CrashPoint::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 22).mapToObj(k -> "K" + k).toList());
  }

  @Test
  void everyServiceHasPoints() {
    assertThat(CrashPoint.named().map(CrashPoint::service).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Component.services().stream().map(Component::id).toList());
  }

  @Test
  void onlyWhatHasNoCodeYetHasNoName() {
    assertThat(CrashPoint.all())
        .filteredOn(point -> CrashPoint.named().noneMatch(point::equals))
        .extracting(CrashPoint::number)
        .containsExactly("K21", "K22");
  }
}
