package org.openpayouts.localstack.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Inside an empty user namespace root is nobody to it, while the
 * files stay root's own.
 */
final class Unprivileged {
  private Unprivileged() {}

  static List<String> command(Path program) {
    List<String> line = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      line.addAll(List.of("unshare", "-U"));
    }
    line.add(program.toString());
    return line;
  }
}
