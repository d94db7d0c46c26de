package org.openpayouts.localstack.doctor;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openpayouts.localstack.doctor.Metrics.Sample;
import org.openpayouts.localstack.stack.Instance;

/** Judges what the services show; pure. */
final class Diagnosis {
  private static final int DETAILS_MAX = 5;

  private final Instant now;
  private final List<Finding> wrong = new ArrayList<>();
  private final List<Finding> blind = new ArrayList<>();
  private int checked;

  private Diagnosis(Instant now) {
    this.now = now;
  }

  /** Of the services that answered; the silent ones are a finding of the caller. */
  static Report of(Map<Instance, Metrics> shown, Instant now) {
    Diagnosis diagnosis = new Diagnosis(now);
    for (Check check : Check.values()) {
      shown.forEach((service, metrics) -> {
        if (check.services().contains(service.component())) {
          diagnosis.judge(check, service, metrics);
        }
      });
    }
    return new Report(diagnosis.wrong, diagnosis.blind, diagnosis.checked);
  }

  private void judge(Check check, Instance service, Metrics metrics) {
    checked++;
    List<Sample> samples = metrics.of(check.metric());
    if (samples.isEmpty() || samples.stream().allMatch(one -> Double.isNaN(one.value()))) {
      blind.add(finding(check, service, check.metric() + " is not measured", List.of()));
      return;
    }
    List<Sample> broken =
        samples.stream().filter(one -> check.bound().isBroken(one.value(), now)).toList();
    if (!broken.isEmpty()) {
      double worst = worst(check, broken);
      wrong.add(finding(check, service, check.says(number(worst)), details(check, broken)));
    }
  }

  /** A count is the sum of its parts; an age is the oldest of them. */
  private double worst(Check check, List<Sample> broken) {
    var told = broken.stream().mapToDouble(one -> check.bound().told(one.value(), now));
    return check.metric().endsWith("_seconds") ? told.max().orElse(0) : told.sum();
  }

  private List<String> details(Check check, List<Sample> broken) {
    return broken.stream()
        .filter(one -> !one.labels().isEmpty())
        .limit(DETAILS_MAX)
        .map(one -> one.labels() + ": " + number(check.bound().told(one.value(), now)))
        .toList();
  }

  private static Finding finding(Check check, Instance service, String what, List<String> details) {
    return new Finding(
        check.id(), service.id(), what, details, check.remedyFor(service), check.page());
  }

  private static String number(double value) {
    return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
