package org.openpayouts.localstack.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.openpayouts.localstack.check.AcceptedPayout;
import org.openpayouts.localstack.secret.OwnerOnly;
import tools.jackson.databind.json.JsonMapper;

/** What the API promised in this run, kept by the caller: a witness outside the services. */
final class Journal {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final List<AcceptedPayout> accepted = new ArrayList<>();

  Journal(Path file) {
    OwnerOnly.folder(file.toAbsolutePath().resolveSibling(""));
    this.file = file;
  }

  Path file() {
    return file;
  }

  synchronized void accepted(AcceptedPayout payout) {
    try {
      String line = JSON.writeValueAsString(payout) + "\n";
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      accepted.add(payout);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  synchronized List<AcceptedPayout> all() {
    return List.copyOf(accepted);
  }
}
