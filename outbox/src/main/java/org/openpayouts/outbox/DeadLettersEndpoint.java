package org.openpayouts.outbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.Mending.Outcome;
import org.openpayouts.outbox.SetAside.Action;
import org.openpayouts.outbox.SetAside.Entry;
import org.openpayouts.outbox.SetAside.Kind;
import org.openpayouts.outbox.SetAside.Order;
import org.openpayouts.outbox.SetAside.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * What was set aside, by kind: {@code GET /actuator/deadletters/{kind}} lists, {@code GET
 * .../{kind}/{id}} shows one, {@code POST .../{kind}/{id}} does to its whole item what an operator
 * planned. {@code ./payouts dlq} is its tool.
 */
@Endpoint(id = "deadletters")
class DeadLettersEndpoint {

  private static final Logger log = LoggerFactory.getLogger(DeadLettersEndpoint.class);
  private static final int LISTED_MAX = 500;
  private static final int TEXT_MAX = 500;
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final List<SetAside> sources;
  private final Mending mending;

  DeadLettersEndpoint(List<SetAside> sources, Mending mending) {
    this.sources = List.copyOf(sources);
    this.mending = mending;
  }

  /** How many there are of a kind, and a page of them. */
  record Page(long count, List<Entry> entries) {}

  /**
   * One of them.
   *
   * @param entry null where it is gone
   * @param state of its item, for a plan
   * @param mended how many records of the item the plan that was asked for has mended
   */
  record Shown(@Nullable Entry entry, Map<String, String> view, String state, int mended) {}

  /** What came of it: DONE, ALREADY, CHANGED or FAILED. */
  record Result(String outcome, int records, @Nullable String text) {}

  @ReadOperation
  Page list(
      @Selector String kind,
      @Nullable String since,
      @Nullable Long after,
      @Nullable Integer limit) {
    Kind of = kindOf(kind);
    int most = limit == null ? LISTED_MAX : Math.clamp(limit, 1, LISTED_MAX);
    var window = new Window(instantOf(since), after == null ? 0 : after, most);
    return new Page(sourceOf(of).count(of), sourceOf(of).page(of, window));
  }

  @ReadOperation
  WebEndpointResponse<Shown> show(@Selector String kind, @Selector long id, @Nullable String plan) {
    Kind of = kindOf(kind);
    int mended = plan == null ? 0 : mending.doneUnder(plan, of, id);
    var view = sourceOf(of).view(of, id);
    if (view.isEmpty() && mended == 0) {
      return new WebEndpointResponse<>(NOT_FOUND);
    }
    List<Entry> item = mending.look(sourceOf(of), of, id);
    Entry entry = item.stream().filter(one -> one.id() == id).findFirst().orElse(null);
    return new WebEndpointResponse<>(
        new Shown(entry, view.orElse(Map.of()), Mending.stateOf(item), mended));
  }

  @WriteOperation
  WebEndpointResponse<Result> apply(
      @Selector String kind,
      @Selector long id,
      String plan,
      String state,
      String action,
      String by,
      String reason) {
    Kind of = kindOf(kind);
    var order =
        new Order(text("plan", plan), actionOf(action), text("by", by), text("reason", reason));
    try {
      return answer(mending.apply(sourceOf(of), of, id, state, order), of, id, order);
    } catch (RuntimeException e) {
      String failure = e instanceof SetAside.Refused ? e.getMessage() : Causes.describe(e);
      log.warn("Set aside as before kind={} id={} cause={}", of.word(), id, failure);
      return new WebEndpointResponse<>(new Result("FAILED", 0, failure), CONFLICT);
    }
  }

  private static WebEndpointResponse<Result> answer(
      Outcome outcome, Kind kind, long id, Order order) {
    return switch (outcome) {
      case Outcome.Done(var records, var verdict) -> {
        log.warn(
            "Operator disposed kind={} id={} records={} action={} verdict={} by={} plan={}",
            kind.word(),
            id,
            records,
            order.action(),
            verdict,
            order.by(),
            order.plan());
        yield new WebEndpointResponse<>(new Result("DONE", records, verdict));
      }
      case Outcome.Already(var records) ->
          new WebEndpointResponse<>(new Result("ALREADY", records, null));
      case Outcome.Changed(var now) ->
          new WebEndpointResponse<>(new Result("CHANGED", 0, now), CONFLICT);
    };
  }

  private SetAside sourceOf(Kind kind) {
    return sources.stream()
        .filter(source -> source.kinds().contains(kind))
        .findFirst()
        .orElseThrow(() -> refused("this service has none of the kind " + kind.word()));
  }

  private static Kind kindOf(String word) {
    return Kind.of(word).orElseThrow(() -> refused("kind is parked, undecodable or webhook"));
  }

  private static Action actionOf(String word) {
    return switch (word) {
      case "HANDLE" -> Action.HANDLE;
      case "DISMISS" -> Action.DISMISS;
      default -> throw refused("action is HANDLE or DISMISS");
    };
  }

  static Instant instantOf(@Nullable String since) {
    try {
      return since == null ? Instant.EPOCH : Instant.parse(since);
    } catch (DateTimeParseException e) {
      throw refused("since must be an instant like 2026-01-31T14:00:00Z");
    }
  }

  private static String text(String name, String value) {
    String stripped = value.replaceAll("\\p{Cntrl}", " ").strip();
    if (stripped.isEmpty() || stripped.length() > TEXT_MAX) {
      throw refused(name + " must have 1 to " + TEXT_MAX + " characters");
    }
    return stripped;
  }

  private static InvalidEndpointRequestException refused(String reason) {
    return new InvalidEndpointRequestException(reason, reason);
  }
}
