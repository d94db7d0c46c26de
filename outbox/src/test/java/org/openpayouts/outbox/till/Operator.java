package org.openpayouts.outbox.till;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who may change something. */
final class Operator {

  static final String AUTHORIZATION = "Bearer a-credential-of-operators";

  private Operator() {}

  static Path credentialFile() {
    try {
      Path file = Files.createTempFile("operators", ".credential");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "a-credential-of-operators\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
