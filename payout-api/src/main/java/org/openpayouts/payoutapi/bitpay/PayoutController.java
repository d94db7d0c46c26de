package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.cancellation.CancelOutcome;
import org.openpayouts.payoutapi.cancellation.CancellationDesk;
import org.openpayouts.payoutapi.intake.IdempotencyKey;
import org.openpayouts.payoutapi.intake.Intake;
import org.openpayouts.payoutapi.intake.IntakeOutcome;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.merchant.TokenText;
import org.openpayouts.payoutapi.payout.Checked;
import org.openpayouts.payoutapi.payout.PayoutDesk;
import org.openpayouts.payoutapi.payout.PayoutPages;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Payouts;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The payouts of the public API. */
@RestController
class PayoutController {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotent-Replayed";

  private final Gate gate;
  private final PayoutDesk desk;
  private final Intake intake;
  private final Payouts payouts;
  private final PayoutPages pages;
  private final CancellationDesk cancellations;
  private final TokenText tokens;
  private final RequestTrace trace;

  PayoutController(
      Gate gate,
      PayoutDesk desk,
      Intake intake,
      Payouts payouts,
      PayoutPages pages,
      CancellationDesk cancellations,
      TokenText tokens,
      RequestTrace trace) {
    this.gate = gate;
    this.desk = desk;
    this.intake = intake;
    this.payouts = payouts;
    this.pages = pages;
    this.cancellations = cancellations;
    this.tokens = tokens;
    this.trace = trace;
  }

  @PostMapping("/payouts")
  ResponseEntity<byte[]> create(HttpServletRequest http) throws InterruptedException {
    Gate.WithBody request = gate.admitBody(http, Facade.PAYOUT);
    FormReader.Reading reading = FormReader.read(request.body());
    Optional<IdempotencyKey> key = idempotencyKey(http);
    return switch (desk.check(request.caller(), reading.form(), reading.problems())) {
      case Checked.Refused(var problems) -> throw Refusal.fields(problems).exception();
      case Checked.WellFormed(var draft) ->
          answer(
              intake.accept(
                  request.caller(),
                  draft,
                  new Intake.Request(request.signed(), trace.traceparent(), key)));
    };
  }

  @GetMapping("/payouts/{id}")
  ResponseEntity<byte[]> get(@PathVariable String id, HttpServletRequest http) {
    Caller caller = gate.admitQuery(http, Facade.PAYOUT);
    return ok(Bodies.One.of(body(find(caller, id))));
  }

  @GetMapping("/payouts")
  ResponseEntity<byte[]> list(HttpServletRequest http) {
    Caller caller = gate.admitQuery(http, Facade.PAYOUT);
    List<PayoutView> found =
        SearchReader.read(http, caller.merchantId()).map(pages::page).orElse(List.of());
    return ok(Bodies.list(found.stream().map(this::body).toList()));
  }

  @DeleteMapping("/payouts/{id}")
  ResponseEntity<byte[]> cancel(@PathVariable String id, HttpServletRequest http)
      throws InterruptedException {
    Caller caller = gate.admitQuery(http, Facade.PAYOUT);
    PayoutView payout = find(caller, id);
    return switch (cancellations.cancel(payout, caller.tokenId().value())) {
      case CancelOutcome.Cancelled() -> ok(Bodies.Done.DONE);
      case CancelOutcome.TooLate(var status) ->
          throw Refusal.of(
                  409,
                  ErrorCode.INVALID,
                  "A payout can be cancelled only while it is new; this one is " + status.word())
              .exception();
      case CancelOutcome.Undecided() ->
          throw Refusal.tryLater("cancellation received, not decided yet").exception();
      case CancelOutcome.Busy() ->
          throw Refusal.tryLater("too many cancellations are waiting, try again").exception();
    };
  }

  private PayoutView find(Caller caller, String id) {
    return PayoutId.parse(id)
        .flatMap(known -> payouts.find(caller.merchantId(), known))
        .orElseThrow(() -> Refusal.notFound().exception());
  }

  private ResponseEntity<byte[]> answer(IntakeOutcome outcome) {
    return switch (outcome) {
      case IntakeOutcome.Accepted(PayoutView payout) -> ok(Bodies.One.of(body(payout)));
      case IntakeOutcome.Replayed(PayoutView payout) ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .header(REPLAYED, "true")
              .body(BodyJson.bytes(Bodies.One.of(body(payout))));
      case IntakeOutcome.TooLate(PayoutId first) ->
          throw repeated("This signed request made payout %s before".formatted(first));
      case IntakeOutcome.Ended(PayoutId first, var status) ->
          throw repeated(
              "This signed request made payout %s, which is %s".formatted(first, status.word()));
      case IntakeOutcome.KeyReused(PayoutId first) ->
          throw Refusal.of(
                  422,
                  ErrorCode.INVALID,
                  "This Idempotency-Key was used for payout %s of other content".formatted(first))
              .exception();
      case IntakeOutcome.Busy() ->
          throw Refusal.tryLater("too many requests are waiting, try again").exception();
      case IntakeOutcome.Undecided() ->
          throw Refusal.tryLater(
                  "not stored yet; repeat the same request, it makes no second payout")
              .exception();
      case IntakeOutcome.Relearning() -> throw Refusal.relearning().exception();
      case IntakeOutcome.Defective() ->
          throw Refusal.of(500, ErrorCode.SERVER, "Generic server error").exception();
    };
  }

  private static RefusedException repeated(String what) {
    return Refusal.of(
            409,
            ErrorCode.INVALID,
            what + "; to ask for another payout, change what is signed, for example reference")
        .exception();
  }

  private static Optional<IdempotencyKey> idempotencyKey(HttpServletRequest http) {
    String text = http.getHeader(IDEMPOTENCY_KEY);
    try {
      return Optional.ofNullable(text).map(IdempotencyKey::of);
    } catch (IllegalArgumentException unusable) {
      throw Refusal.invalid(String.valueOf(unusable.getMessage())).exception();
    }
  }

  private PayoutBody body(PayoutView view) {
    return PayoutBody.of(view, tokens.resourceToken(view.payout().tokenId(), view.payout().id()));
  }

  private static ResponseEntity<byte[]> ok(Bodies body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(BodyJson.bytes(body));
  }
}
