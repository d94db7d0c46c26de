package org.openpayouts.localstack.dlq;

import java.util.Optional;
import org.openpayouts.localstack.stack.Component;

/** Names one record that was set aside: service/kind/number. */
public record RecordId(Component service, Kind kind, long number) {
  private static final int PARTS = 3;
  private static final int DIGITS_MAX = 18;

  public static Optional<RecordId> of(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS || !parts[2].matches("[0-9]{1," + DIGITS_MAX + "}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(parts[2]);
    return Component.find(parts[0])
        .flatMap(service ->
            Kind.of(parts[1])
                .filter(kind -> kind.services().contains(service))
                .map(kind -> new RecordId(service, kind, number)));
  }

  @Override
  public String toString() {
    return service.id() + "/" + kind.word() + "/" + number;
  }
}
