package org.openpayouts.localstack.dlq;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Carries a plan out, item by item. Each item is one transaction of its service, which also notes
 * that this plan did it: cut off anywhere and begun again, it does what is left and nothing twice.
 */
public final class Application {
  private final SetAsideClient client;
  private final Plan plan;
  private final String by;
  private final String reason;

  public Application(SetAsideClient client, Plan plan, String by, String reason) {
    this.client = client;
    this.plan = plan.verified();
    this.by = by;
    this.reason = reason;
  }

  /** What came of an item: DONE, ALREADY, CHANGED, FAILED or SKIPPED. */
  public record Result(
      String id, @Nullable String key, String outcome, int records, @Nullable String text) {
    public boolean isWell() {
      return "DONE".equals(outcome) || "ALREADY".equals(outcome);
    }
  }

  /**
   * The items that are no more what the plan saw, and that this plan has not mended itself: while
   * there is one, nothing is to be done.
   */
  public List<Result> contradictions() {
    List<Result> changed = new ArrayList<>();
    for (Plan.Item item : plan.items()) {
      JsonNode shown = client.show(item.recordId(), plan.digest()).orElse(null);
      boolean mendedByThis = shown != null && shown.path("mended").asInt() > 0;
      boolean same = shown != null && item.state().equals(shown.path("state").asString(""));
      if (!same && !mendedByThis) {
        changed.add(result(item, "CHANGED", 0, shown == null ? "it is gone" : "it has changed"));
      }
    }
    return changed;
  }

  /** Where an item fails, later items of the same key in the same service are left alone. */
  public List<Result> run(Consumer<Result> told) {
    List<Result> results = new ArrayList<>();
    Set<String> failedKeys = new HashSet<>();
    for (Plan.Item item : plan.items()) {
      String lane = item.recordId().service().id() + "=" + item.key();
      boolean mustWait = item.key() != null && failedKeys.contains(lane);
      Result result =
          mustWait
              ? result(item, "SKIPPED", 0, "an earlier item of this key was not mended")
              : apply(item);
      if (!result.isWell()) {
        failedKeys.add(lane);
      }
      results.add(result);
      told.accept(result);
    }
    return results;
  }

  private Result apply(Plan.Item item) {
    Map<String, String> order =
        Map.of(
            "plan", plan.digest(),
            "state", item.state(),
            "action", plan.action(),
            "by", by,
            "reason", reason);
    JsonNode answer = client.apply(item.recordId(), order);
    String text = answer.path("text").asString(null);
    return result(
        item, answer.path("outcome").asString("FAILED"), answer.path("records").asInt(), text);
  }

  private static Result result(Plan.Item item, String outcome, int records, @Nullable String text) {
    return new Result(item.id(), item.key(), outcome, records, text);
  }
}
