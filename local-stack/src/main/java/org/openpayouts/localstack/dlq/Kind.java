package org.openpayouts.localstack.dlq;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openpayouts.localstack.stack.Component;

/** Why a record was set aside, in the services' own words. */
public enum Kind {
  PARKED,
  UNDECODABLE,
  WEBHOOK;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Who can have some. */
  public List<Component> services() {
    return switch (this) {
      case PARKED, UNDECODABLE -> Component.services();
      case WEBHOOK -> List.of(Component.WEBHOOK_DISPATCHER);
    };
  }

  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  public static String words() {
    return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
  }
}
