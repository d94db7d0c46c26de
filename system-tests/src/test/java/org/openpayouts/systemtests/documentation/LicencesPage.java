package org.openpayouts.systemtests.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/licences.md: what the build puts into its products, and under which licences. */
final class LicencesPage {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Spring Boot's own, put in when the jar is made: no dependency of anybody. */
  private static final String PACKAGING = "spring-boot-jarmode-tools-";

  private static final String HEAD =
      """
      # Licences

      Every foreign library in the services and in the local command, with the licence its publisher
      names. Made from the bills of materials; a test of each build holds the page to the jars in
      the services and the licences to a list (`Library` in `system-tests`). An exception says why.

      ```console
      $ ./mvnw -Psbom package -DskipTests     # each module's target/sbom.json, in CycloneDX
      $ ./mvnw -q verify -pl system-tests -Dtest=None -Dit.test=LicencesIT -Dpage.write=true
      ```

      | library | version | licence | exception |
      |---|---|---|---|
      """;

  private final Path root;
  private final Path page;

  LicencesPage(Path root) {
    this.root = root;
    this.page = root.resolve("docs/licences.md");
  }

  /** Writes it from the bills of materials of all modules. */
  void write() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Path bill : files("sbom.json")) {
      for (JsonNode component : JSON.readTree(Files.readString(bill)).path("components")) {
        if (!component.path("group").asString("").equals("org.openpayouts")) {
          rows.add(library(component).row());
        }
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException("no bills of materials: ./mvnw -Psbom package -DskipTests");
    }
    List<String> sorted = rows.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    Files.writeString(page, HEAD + String.join("\n", sorted) + "\n");
  }

  List<Library> libraries() throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("| `"))
        .map(Library::ofRow)
        .toList();
  }

  /** The names of the jars inside the services, ours left out. */
  List<String> deployedJars() throws IOException {
    List<String> jars = new ArrayList<>();
    for (Path service : files("-app.jar")) {
      try (ZipFile zip = new ZipFile(service.toFile())) {
        zip.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
            .map(name -> name.substring("BOOT-INF/lib/".length(), name.length() - ".jar".length()))
            .filter(name -> !name.contains("-SNAPSHOT") && !name.startsWith(PACKAGING))
            .forEach(jars::add);
      }
    }
    return jars.stream().distinct().sorted().toList();
  }

  private static Library library(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : component.path("licenses")) {
      JsonNode licence = choice.path("license");
      licences.add(licence.path("id").asString(licence.path("name").asString("")));
    }
    return new Library(
        component.path("group").asString(),
        component.path("name").asString(),
        component.path("version").asString(),
        licences.stream().filter(name -> !name.isEmpty()).sorted().toList());
  }

  private List<Path> files(String end) {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("target"))
          .filter(Files::isDirectory)
          .flatMap(LicencesPage::list)
          .filter(file -> file.toString().endsWith(end))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
