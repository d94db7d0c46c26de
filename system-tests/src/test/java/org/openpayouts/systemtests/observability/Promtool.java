package org.openpayouts.systemtests.observability;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openpayouts.systemtests.program.DebianProgram;
import org.openpayouts.systemtests.program.Program;

/** Prometheus's own checker of rules. */
final class Promtool {
  private static final DebianProgram PROGRAM =
      new DebianProgram("promtool", "--version", "prometheus", "usr/bin/promtool");

  private final String program;

  private Promtool(String program) {
    this.program = program;
  }

  static Promtool ofThisMachine() {
    return new Promtool(PROGRAM.command());
  }

  Program.Outcome checkRules(List<Path> files) {
    return run("check", files);
  }

  Program.Outcome testRules(List<Path> cases) {
    return run("test", cases);
  }

  private Program.Outcome run(String verb, List<Path> files) {
    var line = new ArrayList<>(List.of(program, verb, "rules"));
    files.forEach(file -> line.add(file.toAbsolutePath().toString()));
    return Program.run(Path.of("."), line);
  }
}
