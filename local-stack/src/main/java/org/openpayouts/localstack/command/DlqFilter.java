package org.openpayouts.localstack.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.dlq.Kind;
import org.openpayouts.localstack.dlq.SetAsideClient;
import org.openpayouts.localstack.dlq.SetAsideClient.Wanted;
import org.openpayouts.localstack.dlq.SetAsideRecord;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which set-aside records a command means. */
final class DlqFilter {
  private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,4})([mhd])");
  private static final int MOST = 1_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--service",
      paramLabel = "SERVICE",
      converter = ComponentConverter.class,
      description = "Only of this service.")
  private @Nullable Component service;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only parked, undecodable or webhook.")
  private @Nullable String kind;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description =
          "Only set aside since an instant (2026-01-31T14:00:00Z) or an age (30m, 2h, 3d).")
  private @Nullable String since;

  @Option(
      names = "--key",
      paramLabel = "PAYOUT",
      description = "Only about this payout (or recipient, or other key).")
  private @Nullable String key;

  List<Component> services() {
    Component chosen = service;
    return chosen == null ? Component.services() : List.of(ServiceArgument.check(chosen, spec));
  }

  /** Bad arguments are told before anything is asked. */
  void check() {
    services();
    kinds();
    since();
  }

  /** All of them, or nothing where a service does not tell. */
  List<SetAsideRecord> find(SetAsideClient client) {
    return find(client, (service, question) -> question.run());
  }

  /** Those of the services that tell. */
  List<SetAsideRecord> find(SetAsideClient client, Away away) {
    return find(client, away::ask);
  }

  private List<SetAsideRecord> find(SetAsideClient client, BiConsumer<Component, Runnable> asking) {
    List<SetAsideRecord> found = new ArrayList<>();
    for (Kind each : kinds()) {
      for (Component asked : services()) {
        if (each.services().contains(asked)) {
          asking.accept(asked, () -> found.addAll(client.list(asked, each, since(), wanted())));
        }
      }
    }
    return found;
  }

  /** Of everything, how much and of which key. */
  Wanted wanted() {
    return new Wanted(Optional.ofNullable(key), MOST);
  }

  private List<Kind> kinds() {
    if (kind == null) {
      return Arrays.asList(Kind.values());
    }
    return List.of(
        Kind.of(kind)
            .orElseThrow(() -> wrong("'" + kind + "' is no kind; there are " + Kind.words())));
  }

  Instant since() {
    String text = since;
    if (text == null) {
      return Instant.EPOCH;
    }
    Matcher age = AGE.matcher(text);
    if (age.matches()) {
      return Clock.systemUTC().instant().minus(durationOf(age));
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("'" + text + "' is neither an instant like 2026-01-31T14:00:00Z nor an age");
    }
  }

  private static Duration durationOf(Matcher age) {
    long number = Long.parseLong(age.group(1));
    return switch (age.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
