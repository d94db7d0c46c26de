package org.openpayouts.localstack.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openpayouts.localstack.secret.OwnerOnly;

/** Where one stack keeps everything; two stacks with two folders know nothing of each other. */
public record StackFolder(Path root) {
  public StackFolder {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Makes the folder, for its owner only, and tries to write into it.
   *
   * @throws Unusable with a sentence for people
   */
  public void prepare() {
    try {
      OwnerOnly.folder(root);
      Path probe = root.resolve(".probe");
      Files.writeString(probe, "");
      Files.delete(probe);
    } catch (IOException | RuntimeException e) {
      throw new Unusable("cannot use the data folder " + root + ": " + reason(e), e);
    }
  }

  public Path secrets() {
    return root.resolve("secrets");
  }

  public Path certificates() {
    return root.resolve("certificates");
  }

  public Path data(Component component) {
    return data(Instance.first(component));
  }

  public Path data(Instance instance) {
    return root.resolve(instance.id());
  }

  public Path log(Component component) {
    return log(Instance.first(component));
  }

  public Path log(Instance instance) {
    return root.resolve("logs").resolve(instance.id() + ".log");
  }

  public Path supervisorLog() {
    return root.resolve("logs").resolve("supervisor.log");
  }

  public Path settings(Instance service) {
    return root.resolve("settings").resolve(service.id() + ".properties");
  }

  /** Settings that people give a service beside those of the stack; taken at its next start. */
  public Path overrides(Instance service) {
    return root.resolve("overrides").resolve(service.id() + ".properties");
  }

  public Path inboxLog() {
    return data(Component.INBOX).resolve("deliveries.jsonl");
  }

  public Path progress() {
    return root.resolve("progress.jsonl");
  }

  public Path stackFile() {
    return root.resolve("stack.json");
  }

  public Path lock() {
    return root.resolve("lock");
  }

  public Path journals() {
    return root.resolve("journals");
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName().replace("Exception", "") + ", " + cause.getMessage();
  }

  /** The folder cannot be written. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
