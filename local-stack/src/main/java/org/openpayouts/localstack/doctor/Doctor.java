package org.openpayouts.localstack.doctor;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;
import tools.jackson.databind.JsonNode;

/** Asks every process of a running stack how it is. */
public final class Doctor {
  private static final String SILENT_PAGE = "docs/runbooks/service-silent.md";

  private final RunningStack stack;
  private final Http http;
  private final Clock clock;

  public Doctor(RunningStack stack, Http http, Clock clock) {
    this.stack = stack;
    this.http = http;
    this.clock = clock;
  }

  public Report look() {
    List<Finding> wrong = new ArrayList<>();
    Map<Component, Metrics> shown = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      if (isDown(component)) {
        wrong.add(silent("process-down", component, "its process is gone"));
      } else if (component.isService()) {
        metricsOf(component)
            .ifPresentOrElse(
                metrics -> shown.put(component, metrics),
                () -> wrong.add(silent("service-silent", component, "it does not answer")));
      }
    }
    Report judged = Diagnosis.of(shown, clock.instant());
    judged.wrong().forEach(finding -> wrong.add(withReasons(finding)));
    return new Report(wrong, judged.blind(), judged.checked() + Component.values().length);
  }

  private boolean isDown(Component component) {
    long pid = stack.file().pids().getOrDefault(component.id(), 0L);
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  private Optional<Metrics> metricsOf(Component service) {
    try {
      URI uri = URI.create(stack.file().managementUrl().get(service.id()) + "/actuator/prometheus");
      Answer answer = http.send("GET", uri, Map.of(), null);
      return answer.isSuccess() ? Optional.of(Metrics.parse(answer.body())) : Optional.empty();
    } catch (Http.Unreachable e) {
      return Optional.empty();
    }
  }

  private static Finding silent(String check, Component component, String what) {
    return new Finding(
        check,
        component.id(),
        what,
        List.of(),
        "./payouts restart " + component.id() + ", or ./payouts up --detach",
        SILENT_PAGE);
  }

  /** Why partitions stand still is known by name only to the service. */
  private Finding withReasons(Finding finding) {
    if (!finding.check().equals(Check.PARTITION_STOPPED.id())) {
      return finding;
    }
    Component service = Component.find(finding.where()).orElseThrow();
    try {
      JsonNode stopped = stack.management(service).get("/parked").path("stoppedPartitions");
      return finding.with(
          stopped.properties().stream()
              .map(entry -> entry.getKey() + ": " + entry.getValue().asString())
              .toList());
    } catch (Http.Unreachable | Answer.Refused e) {
      return finding;
    }
  }
}
