package org.openpayouts.bench.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All series of one setting, such as a disk. */
public final class SeriesByWay {
  private final String setting;
  private final List<Series> series = new ArrayList<>();

  public SeriesByWay(String setting) {
    this.setting = setting;
  }

  /** Keeps it, and says so to whoever waits. */
  public void add(String way, int clients, Measured measured) {
    System.out.printf(
        "%s, %s, %d clients: %.0f a second%n", setting, way, clients, measured.perSecond());
    at(way, clients)
        .orElseGet(() -> {
          Series begun = new Series(way, clients);
          series.add(begun);
          return begun;
        })
        .add(measured);
  }

  public String setting() {
    return setting;
  }

  public Optional<Series> at(String way, int clients) {
    return series.stream()
        .filter(one -> one.way().equals(way) && one.clients() == clients)
        .findFirst();
  }

  /** At as many clients as are best for it; empty where it was not measured. */
  public Optional<Series> best(String way) {
    return series.stream()
        .filter(one -> one.way().equals(way))
        .max(Comparator.comparingDouble(one -> one.rates().median()));
  }

  /** The best rate of one way to that of another. */
  public Optional<Double> ratio(String way, String peer) {
    Optional<Series> theirs = best(peer);
    return best(way)
        .flatMap(own -> theirs.map(other -> own.rates().median() / other.rates().median()));
  }

  /** In the order of the ways, then of the clients. */
  public List<Series> all() {
    List<String> ways = series.stream().map(Series::way).distinct().toList();
    return series.stream()
        .sorted(
            Comparator.<Series>comparingInt(one -> ways.indexOf(one.way()))
                .thenComparingInt(Series::clients))
        .toList();
  }

  public long wrong() {
    return series.stream().mapToLong(Series::wrong).sum();
  }
}
