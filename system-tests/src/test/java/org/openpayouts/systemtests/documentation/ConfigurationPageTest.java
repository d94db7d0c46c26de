package org.openpayouts.systemtests.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGE = ROOT.resolve("docs/configuration.md");

  @Test
  void namesEverySettingAsTheCodeDoes() throws IOException {
    var text = new ConfigurationPage(ROOT).text();
    if (Boolean.getBoolean("page.write")) {
      Files.writeString(PAGE, text);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(text);
  }

  @Test
  void leavesNoSettingWithoutItsMeaning() {
    var text = new ConfigurationPage(ROOT).text();

    assertThat(text.lines().filter(line -> line.startsWith("| `")))
        .hasSizeGreaterThan(50)
        .noneMatch(line -> line.endsWith("|  |"));
  }
}
