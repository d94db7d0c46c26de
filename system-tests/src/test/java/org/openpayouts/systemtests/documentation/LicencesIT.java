package org.openpayouts.systemtests.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads the jars that the build has just made. */
class LicencesIT {
  private static final LicencesPage PAGE =
      new LicencesPage(Path.of("..").toAbsolutePath().normalize());

  @BeforeAll
  static void writeWhereAsked() throws IOException {
    if (Boolean.getBoolean("page.write")) {
      PAGE.write();
    }
  }

  @Test
  void namesEveryLibraryInsideTheServices() throws IOException {
    List<String> named = PAGE.libraries().stream().map(Library::file).toList();

    assertThat(PAGE.deployedJars())
        .hasSizeGreaterThan(100)
        .allMatch(
            jar -> named.stream().anyMatch(file -> jar.equals(file) || jar.startsWith(file + "-")),
            "is named in docs/licences.md, with this version");
  }

  @Test
  void letsNothingInWhoseLicenceIsNotAllowed() throws IOException {
    assertThat(PAGE.libraries()).filteredOn(library -> !library.isAllowed()).isEmpty();
    assertThat(new Library("org.example", "viral", "1", List.of("AGPL-3.0-only")).isAllowed())
        .isFalse();
  }
}
