package org.openpayouts.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KubectlIT {

  @Test
  void theOneFromNpmRendersWhatTheMachinesOwnDoes() {
    var folder = Overlay.FOLDER.resolve("overlays/prod");

    assertThat(Overlay.read(Kubectl.fromNpm().render(folder)))
        .isEqualTo(Overlay.of("prod").objects());
  }
}
