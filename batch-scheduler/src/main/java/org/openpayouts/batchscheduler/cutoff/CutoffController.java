package org.openpayouts.batchscheduler.cutoff;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.CutoffId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /cutoffs}: an operator orders a cutoff, and looks at those that were. */
@RestController
@RequestMapping("/cutoffs")
class CutoffController {
  private static final int MAX_PAGE = 100;

  private final ManualCutoff manualCutoff;
  private final Cutoffs cutoffs;
  private final HeldCutoffs held;
  private final CurrentTrace trace;

  CutoffController(
      ManualCutoff manualCutoff, Cutoffs cutoffs, HeldCutoffs held, CurrentTrace trace) {
    this.manualCutoff = manualCutoff;
    this.cutoffs = cutoffs;
    this.held = held;
    this.trace = trace;
  }

  record CutoffList(List<CutoffView> cutoffs) {}

  @PostMapping
  ResponseEntity<?> order(
      @RequestBody(required = false) @Nullable CutoffOrder body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > IdempotencyKey.MAX_LENGTH)) {
      return refuse("KEY_NOT_VALID", "Idempotency-Key has 1 to 200 characters");
    }
    CutoffOrder order = body == null ? new CutoffOrder(null, null, null) : body;
    return switch (order.check()) {
      case CutoffOrder.Checked.Bad(var refusal) -> refusal.as(HttpStatus.BAD_REQUEST);
      case CutoffOrder.Checked.Fine(var scope, var word) ->
          answer(manualCutoff.order(scope, order(word), key));
    };
  }

  private Cutoff.Order order(Word word) {
    return new Cutoff.Order(word.by(), word.reason(), trace.traceparent());
  }

  private static ResponseEntity<?> answer(ManualCutoff.Answer answer) {
    return switch (answer) {
      case ManualCutoff.Answer.Planned(var cutoff) ->
          ResponseEntity.accepted().body(CutoffView.of(cutoff, null));
      case ManualCutoff.Answer.Repeated(var cutoff) ->
          ResponseEntity.accepted()
              .header("Idempotent-Replayed", "true")
              .body(CutoffView.of(cutoff, null));
      case ManualCutoff.Answer.KeyReused() ->
          refusal(
              HttpStatus.CONFLICT,
              "KEY_REUSED",
              "this Idempotency-Key came with another request before");
    };
  }

  @GetMapping("/{id}")
  ResponseEntity<?> one(@PathVariable String id) {
    return CutoffId.parse(id)
        .flatMap(this::view)
        .<ResponseEntity<?>>map(ResponseEntity::ok)
        .orElseGet(() -> Refusal.CUTOFF_UNKNOWN.as(HttpStatus.NOT_FOUND));
  }

  private Optional<CutoffView> view(CutoffId id) {
    Optional<HeldCutoff> once = held.find(id);
    return cutoffs
        .find(id)
        .map(cutoff -> CutoffView.of(cutoff, once.orElse(null)))
        .or(() -> once.map(CutoffView::of));
  }

  @GetMapping
  ResponseEntity<?> list(
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String status) {
    if (limit < 1 || limit > MAX_PAGE) {
      return refuse("LIMIT_NOT_VALID", "limit is between 1 and " + MAX_PAGE);
    }
    if (status == null) {
      return list(cutoffs.newest(limit).stream().map(cutoff -> CutoffView.of(cutoff, null)));
    }
    return status.equals("held")
        ? list(held.waiting(limit).stream().map(CutoffView::of))
        : refuse("STATUS_NOT_VALID", "status is held, or is left out");
  }

  private static ResponseEntity<?> list(Stream<CutoffView> views) {
    return ResponseEntity.ok(new CutoffList(views.toList()));
  }

  private static ResponseEntity<?> refuse(String code, String message) {
    return refusal(HttpStatus.BAD_REQUEST, code, message);
  }

  private static ResponseEntity<?> refusal(HttpStatus status, String code, String message) {
    return ResponseEntity.status(status).body(new Refusal(code, message));
  }
}
