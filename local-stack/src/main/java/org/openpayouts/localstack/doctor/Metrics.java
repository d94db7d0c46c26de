package org.openpayouts.localstack.doctor;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a service shows at /actuator/prometheus. */
record Metrics(List<Sample> samples) {
  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One line. */
  record Sample(String name, String labels, double value) {}

  Metrics {
    samples = List.copyOf(samples);
  }

  static Metrics parse(String text) {
    return new Metrics(
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .map(Metrics::sample)
            .toList());
  }

  private static Sample sample(Matcher line) {
    String labels = line.group(2) == null ? "" : line.group(2);
    String shown =
        LABEL
            .matcher(labels)
            .results()
            .map(label -> label.group(1) + "=" + label.group(2))
            .collect(Collectors.joining(" "));
    return new Sample(line.group(1), shown, number(line.group(3)));
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> parseOrNaN(text);
    };
  }

  private static double parseOrNaN(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  List<Sample> of(String metric) {
    return samples.stream().filter(sample -> sample.name().equals(metric)).toList();
  }
}
