package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OperatorFilterTest {
  @TempDir private Path folder;

  @Test
  void readsWhereTheCredentialIs() {
    AdminSettings settings =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of("payouts.admin.credential-file", "/keys/admin")))
            .bindOrCreate("payouts.admin", AdminSettings.class);

    assertThat(settings.credentialFile()).isEqualTo(Path.of("/keys/admin"));
  }

  @Test
  void refusesToStartWithoutAProperCredentialAndNamesTheSetting() throws IOException {
    Path tooShort = Files.writeString(folder.resolve("short"), "secret\n");

    assertThatThrownBy(() -> new OperatorFilter(new AdminSettings(folder.resolve("none"))))
        .hasMessageContaining("payouts.admin.credential-file");
    assertThatThrownBy(() -> new OperatorFilter(new AdminSettings(tooShort)))
        .hasMessageContaining("payouts.admin.credential-file")
        .hasMessageNotContaining("secret");
  }
}
