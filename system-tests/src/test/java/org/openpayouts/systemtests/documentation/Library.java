package org.openpayouts.systemtests.documentation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A foreign library that is part of what is built, as one row of docs/licences.md. */
record Library(String group, String artifact, String version, List<String> licences) {
  /** One of these is enough: who offers two leaves the choice. */
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "Bouncy Castle Licence",
          "CC0-1.0",
          "EPL-2.0",
          "MIT",
          "MIT-0");

  /** Looked at one by one. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "com.github.spotbugs:spotbugs-annotations",
          "annotations in a jar of their own, unchanged and replaceable",
          "net.jcip:jcip-annotations",
          "annotations, under CC-BY 2.5, which their POM does not name",
          "org.jline:jline-native",
          "of the local command only, deployed nowhere",
          "org.jline:jline-terminal",
          "of the local command only, deployed nowhere");

  private static final String NONE = "not named";

  Library {
    licences = licences.isEmpty() ? List.of(NONE) : List.copyOf(licences);
  }

  /** From a row of the page. */
  static Library ofRow(String row) {
    String[] cells = row.split("\\|", -1);
    String[] name = cells[1].strip().replace("`", "").split(":", -1);
    return new Library(
        name[0], name[1], cells[2].strip(), List.of(cells[3].strip().split(" or ", -1)));
  }

  String row() {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            name(), version, String.join(" or ", licences), EXCEPTIONS.getOrDefault(name(), ""));
  }

  String name() {
    return group + ":" + artifact;
  }

  /** The beginning of its jar's name. */
  String file() {
    return artifact + "-" + version;
  }

  boolean isAllowed() {
    return EXCEPTIONS.containsKey(name()) || licences.stream().anyMatch(ALLOWED::contains);
  }
}
