package org.openpayouts.localstack.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.stack.Component;

/** Services that could not tell; the others are asked all the same. */
final class Away {
  private final Map<Component, String> reasons = new TreeMap<>();

  /** Whoever was away once is not asked again. */
  void ask(Component service, Runnable question) {
    if (reasons.containsKey(service)) {
      return;
    }
    try {
      question.run();
    } catch (Http.Unreachable | Answer.Refused e) {
      reasons.put(service, String.valueOf(e.getMessage()));
    }
  }

  boolean isEmpty() {
    return reasons.isEmpty();
  }

  List<String> lines() {
    return reasons.entrySet().stream()
        .map(away ->
            "payouts: %s is not listed, it does not tell: %s"
                .formatted(away.getKey().id(), away.getValue()))
        .toList();
  }
}
