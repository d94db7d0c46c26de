package org.openpayouts.outbox;

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

class OperatorCredentialTest {

  @TempDir private Path folder;

  @Test
  void opensForTheBearerOfExactlyIt() throws IOException {
    var credential = OperatorCredential.read(file("0123456789abcdef\n"));

    assertThat(credential.opens("Bearer 0123456789abcdef")).isTrue();
    assertThat(credential.opens("Bearer 0123456789abcdeF")).isFalse();
    assertThat(credential.opens("0123456789abcdef")).isFalse();
    assertThat(credential.opens("Bearer ")).isFalse();
    assertThat(credential.opens(null)).isFalse();
  }

  @Test
  void refusesAFileThatIsMissingOrTooShortAndNamesTheSettingButNotTheContent() throws IOException {
    Path tooShort = file("secret");

    assertThatThrownBy(() -> OperatorCredential.read(folder.resolve("none")))
        .hasMessageContaining("payouts.admin.credential-file");
    assertThatThrownBy(() -> OperatorCredential.read(tooShort))
        .hasMessageContaining("payouts.admin.credential-file")
        .hasMessageNotContaining("secret");
  }

  @Test
  void itsSettingHasThisNameAndNoDefault() {
    assertThat(bind(Map.of()).credentialFile()).isNull();
    assertThat(bind(Map.of(OperatorCredential.SETTING, "/keys/admin")).credentialFile())
        .isEqualTo(Path.of("/keys/admin"));
  }

  private static OperatorSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("payouts.admin", OperatorSettings.class);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("file"), content);
  }
}
