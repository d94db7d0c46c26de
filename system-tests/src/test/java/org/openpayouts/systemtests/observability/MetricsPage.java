package org.openpayouts.systemtests.observability;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The tables of docs/metrics.md: one line per metric. */
record MetricsPage(List<Metric> metrics) {
  private static final int COLUMNS = 6;
  private static final String ALL = "all";
  private static final Pattern PARTS_OF_A_TIMER = Pattern.compile("_(count|sum|max|bucket)$");

  /** Where a metric comes from, by the heading above its line. */
  enum Origin {
    OWN,
    LIBRARIES,
    ELSEWHERE
  }

  /**
   * A line.
   *
   * @param shownBy services, or "all"; anything in words where it comes from elsewhere
   */
  record Metric(Origin origin, String name, String type, List<String> labels, String shownBy) {
    boolean isShownBy(String service) {
      return origin != Origin.ELSEWHERE
          && (shownBy.equals(ALL) || List.of(shownBy.split(", ")).contains(service));
    }

    /** Whether a series of this name is the metric, or one of the parts of a timer. */
    boolean has(String series) {
      return series.equals(name)
          || Set.of("timer", "summary").contains(type)
              && PARTS_OF_A_TIMER.matcher(series).replaceFirst("").equals(name);
    }
  }

  static MetricsPage read() {
    var metrics = new java.util.ArrayList<Metric>();
    var origin = Origin.OWN;
    for (String line : Tree.text(Tree.path("docs/metrics.md")).lines().toList()) {
      if (line.startsWith("## ")) {
        origin = originUnder(line.substring(3));
      } else if (line.startsWith("| `")) {
        metrics.add(metric(origin, line));
      }
    }
    return new MetricsPage(List.copyOf(metrics));
  }

  private static Origin originUnder(String heading) {
    return switch (heading) {
      case "Of the libraries" -> Origin.LIBRARIES;
      case "From elsewhere" -> Origin.ELSEWHERE;
      default -> Origin.OWN;
    };
  }

  private static Metric metric(Origin origin, String line) {
    List<String> cells =
        Arrays.stream(line.split("\\|"))
            .skip(1)
            .map(cell -> cell.strip().replace("`", ""))
            .toList();
    if (cells.size() != COLUMNS) {
      throw new IllegalArgumentException("not six cells: " + line);
    }
    List<String> labels = cells.get(3).isEmpty() ? List.of() : List.of(cells.get(3).split(", "));
    return new Metric(origin, cells.get(0), cells.get(1), labels, cells.get(4));
  }

  boolean knows(String series) {
    return metrics.stream().anyMatch(metric -> metric.has(series));
  }
}
