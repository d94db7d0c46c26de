package org.openpayouts.systemtests.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpayouts.localstack.inbox.Delivery;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.systemtests.stack.SharedStack;

/** A webhook that the dispatcher believes delivered and that the receiver does not have. */
final class ForgetfulInbox {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ForgetfulInbox() {}

  /** Waits for the next delivery of an event and takes it out of the receiver's log. */
  static void forgetNext(SharedStack stack, int event) {
    Set<Long> old = numbers(stack, event);
    Deadline.in(PATIENCE)
        .until("a webhook " + event + " arrives", () -> !numbers(stack, event).equals(old));
    long one =
        numbers(stack, event).stream()
            .filter(number -> !old.contains(number))
            .findAny()
            .orElseThrow();
    Path log = Path.of(stack.file().inboxLog());
    try {
      List<String> kept =
          Files.readAllLines(log).stream()
              .filter(line -> !line.contains("\"number\":" + one + ","))
              .toList();
      Path bent = log.resolveSibling("bent.jsonl");
      Files.write(bent, kept);
      Files.move(bent, log, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Long> numbers(SharedStack stack, int event) {
    return stack.running().deliveries().stream()
        .filter(delivery -> delivery.body().contains("\"code\":" + event))
        .map(Delivery::number)
        .collect(Collectors.toSet());
  }
}
