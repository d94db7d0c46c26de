package org.openpayouts.bench.cutoff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openpayouts.bench.measure.Rounds;

/** All ways of one number of payouts and merchants, each measured in every round. */
final class SettingFigures {
  private final int payouts;
  private final int merchants;
  private final Map<String, List<Timed>> ways = new LinkedHashMap<>();

  SettingFigures(int payouts, int merchants) {
    this.payouts = payouts;
    this.merchants = merchants;
  }

  void add(String way, Timed timed) {
    ways.computeIfAbsent(way, name -> new ArrayList<>()).add(timed);
  }

  int payouts() {
    return payouts;
  }

  int merchants() {
    return merchants;
  }

  String setting() {
    return "%,d payouts of %,d merchant%s".formatted(payouts, merchants, merchants == 1 ? "" : "s");
  }

  /** The median of its rounds; empty where it was not measured. */
  Optional<Double> seconds(String way) {
    return Optional.ofNullable(ways.get(way))
        .map(rounds -> new Rounds(rounds.stream().map(Timed::seconds).toList()).median());
  }

  Optional<Double> cpuSeconds(String way) {
    return Optional.ofNullable(ways.get(way))
        .map(rounds -> new Rounds(rounds.stream().map(one -> one.cpu().total()).toList()).median());
  }

  /** Times of one way in those of others together. */
  Optional<Double> ratio(String way, Set<String> others) {
    List<Optional<Double>> parts = others.stream().map(this::seconds).toList();
    if (parts.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    double sum = parts.stream().flatMap(Optional::stream).mapToDouble(Double::doubleValue).sum();
    return seconds(way).map(own -> own / sum);
  }

  List<String> header(Set<String> processes) {
    List<String> header = new ArrayList<>(List.of("way", "s, median", "least", "most", "rounds"));
    processes.forEach(process -> header.add(process + ", us a payout"));
    return header;
  }

  List<List<String>> rows(Set<String> processes) {
    List<List<String>> rows = new ArrayList<>();
    ways.forEach((way, timed) -> {
      Rounds seconds = new Rounds(timed.stream().map(Timed::seconds).toList());
      List<String> row = new ArrayList<>();
      row.add(way);
      row.add(number(seconds.median()));
      row.add(number(seconds.least()));
      row.add(number(seconds.most()));
      row.add(seconds.steadiness());
      processes.forEach(process -> row.add(micros(timed, process)));
      rows.add(row);
    });
    return rows;
  }

  private String micros(List<Timed> timed, String process) {
    Rounds cpu =
        new Rounds(
            timed.stream().map(one -> one.cpu().seconds().getOrDefault(process, 0.0)).toList());
    return number(cpu.median() / payouts * 1e6);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
