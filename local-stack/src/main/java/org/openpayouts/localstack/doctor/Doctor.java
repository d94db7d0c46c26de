package org.openpayouts.localstack.doctor;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.localstack.stack.RunningStack;
import tools.jackson.databind.JsonNode;

/** Asks every process of a running stack how it is. */
public final class Doctor {
  private static final String SILENT_PAGE = "docs/runbooks/service-silent.md";
  private static final String BROKER_PAGE = "docs/runbooks/lost-broker.md";

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
    Map<Instance, Metrics> shown = new TreeMap<>();
    List<Instance> processes = stack.shape().instances();
    for (Instance process : processes) {
      if (isDown(process)) {
        wrong.add(silent("process-down", process, "its process is gone"));
      } else if (process.component().isService()) {
        metricsOf(process)
            .ifPresentOrElse(
                metrics -> shown.put(process, metrics),
                () -> wrong.add(silent("service-silent", process, "it does not answer")));
      }
    }
    Report judged = Diagnosis.of(shown, clock.instant());
    judged.wrong().forEach(finding -> wrong.add(withReasons(finding)));
    return new Report(wrong, judged.blind(), judged.checked() + processes.size());
  }

  private boolean isDown(Instance process) {
    long pid = stack.file().pids().getOrDefault(process.id(), 0L);
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  private Optional<Metrics> metricsOf(Instance service) {
    try {
      URI uri = URI.create(stack.file().managementUrl().get(service.id()) + "/actuator/prometheus");
      Answer answer = http.send("GET", uri, Map.of(), null);
      return answer.isSuccess() ? Optional.of(Metrics.parse(answer.body())) : Optional.empty();
    } catch (Http.Unreachable e) {
      return Optional.empty();
    }
  }

  private static Finding silent(String check, Instance process, String what) {
    return new Finding(
        check,
        process.id(),
        what,
        List.of(),
        "./payouts restart " + process.id() + ", or ./payouts up --detach",
        process.component() == Component.KAFKA ? BROKER_PAGE : SILENT_PAGE);
  }

  /** Why partitions stand still is known by name only to the service. */
  private Finding withReasons(Finding finding) {
    if (!finding.check().equals(Check.PARTITION_STOPPED.id())) {
      return finding;
    }
    Instance service = Instance.find(finding.where()).orElseThrow();
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
