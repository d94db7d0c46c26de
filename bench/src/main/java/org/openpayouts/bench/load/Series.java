package org.openpayouts.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.openpayouts.bench.measure.Rounds;

/** The same measured in every round. */
public final class Series {
  /** Of the columns of {@link #row}. */
  public static final List<String> HEADER =
      List.of("way", "clients", "a second", "rounds", "p50, ms", "p99, ms", "CPU of each, us");

  private final String way;
  private final int clients;
  private final List<Measured> rounds = new ArrayList<>();

  public Series(String way, int clients) {
    this.way = way;
    this.clients = clients;
  }

  public void add(Measured measured) {
    rounds.add(measured);
  }

  public String way() {
    return way;
  }

  public int clients() {
    return clients;
  }

  public Rounds rates() {
    return of(Measured::perSecond);
  }

  public double p50() {
    return of(measured -> measured.waits().p50()).median();
  }

  public double p99() {
    return of(measured -> measured.waits().p99()).median();
  }

  public long wrong() {
    return rounds.stream().mapToLong(Measured::wrong).sum();
  }

  private Rounds of(ToDoubleFunction<Measured> figure) {
    return new Rounds(rounds.stream().map(figure::applyAsDouble).toList());
  }

  /** Medians over the rounds. */
  public List<String> row() {
    return List.of(
        way,
        Integer.toString(clients),
        number("%.0f", rates().median()),
        rates().steadiness(),
        number("%.2f", p50()),
        number("%.2f", p99()),
        cpu());
  }

  private String cpu() {
    TreeSet<String> processes = new TreeSet<>();
    rounds.forEach(round -> processes.addAll(round.cpuMicros().keySet()));
    return processes.stream()
        .map(process ->
            process
                + number(
                    " %.0f", of(round -> round.cpuMicros().getOrDefault(process, 0.0)).median()))
        .collect(Collectors.joining(", "));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
