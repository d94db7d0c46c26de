package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.openpayouts.payoutapi.cancellation.CancelOutcome;
import org.openpayouts.payoutapi.cancellation.CancellationDesk;
import org.openpayouts.payoutapi.intake.Content;
import org.openpayouts.payoutapi.intake.Intake;
import org.openpayouts.payoutapi.intake.IntakeOutcome;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.payout.Checked;
import org.openpayouts.payoutapi.payout.NamedPayouts;
import org.openpayouts.payoutapi.payout.PayoutDesk;
import org.openpayouts.payoutapi.payout.PayoutPages;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The payouts of the public API. */
@RestController
class PayoutController {
  private final Gate gate;
  private final PayoutDesk desk;
  private final Intake intake;
  private final NamedPayouts payouts;
  private final PayoutPages pages;
  private final CancellationDesk cancellations;
  private final PayoutBodies bodies;
  private final RequestTrace trace;

  PayoutController(
      Gate gate,
      PayoutDesk desk,
      Intake intake,
      NamedPayouts payouts,
      PayoutPages pages,
      CancellationDesk cancellations,
      PayoutBodies bodies,
      RequestTrace trace) {
    this.gate = gate;
    this.desk = desk;
    this.intake = intake;
    this.payouts = payouts;
    this.pages = pages;
    this.cancellations = cancellations;
    this.bodies = bodies;
    this.trace = trace;
  }

  @PostMapping("/payouts")
  ResponseEntity<byte[]> create(HttpServletRequest http) throws InterruptedException {
    Gate.WithBody request = gate.admitBody(http, Facade.PAYOUT);
    FormReader.Reading reading = FormReader.read(request.body());
    var signed = new Intake.Request(request.signed(), trace.traceparent(), IntakeAnswers.key(http));
    IntakeOutcome outcome =
        switch (desk.check(request.caller(), reading.form(), reading.problems())) {
          case Checked.Refused(var problems, var asked) ->
              intake
                  .repeat(
                      request.caller(),
                      new Intake.Refused(Content.ofPayout(asked), List.of()),
                      signed)
                  .orElseThrow(() -> Refusal.fields(problems).exception());
          case Checked.WellFormed(var draft) -> intake.accept(request.caller(), draft, signed);
        };
    return IntakeAnswers.of(outcome, made -> Bodies.One.of(bodies.body(made.first())));
  }

  @GetMapping("/payouts/{id}")
  ResponseEntity<byte[]> get(@PathVariable String id, HttpServletRequest http) {
    Caller caller = gate.admitQuery(http, Facade.PAYOUT);
    return IntakeAnswers.ok(Bodies.One.of(bodies.explained(find(caller, id))));
  }

  @GetMapping("/payouts")
  ResponseEntity<byte[]> list(HttpServletRequest http) {
    Caller caller = gate.admitQuery(http, Facade.PAYOUT);
    List<PayoutView> found =
        SearchReader.read(http, caller.merchantId()).map(pages::page).orElse(List.of());
    return IntakeAnswers.ok(Bodies.list(bodies.bodies(found)));
  }

  @DeleteMapping("/payouts/{id}")
  ResponseEntity<byte[]> cancel(@PathVariable String id, HttpServletRequest http)
      throws InterruptedException {
    Caller caller = gate.admitQuery(http, Facade.PAYOUT);
    PayoutView payout = find(caller, id);
    return switch (cancellations.cancel(payout, caller.tokenId().value())) {
      case CancelOutcome.Cancelled() -> IntakeAnswers.ok(Bodies.Done.DONE);
      case CancelOutcome.TooLate(var status) ->
          throw Refusal.of(409, ErrorCode.INVALID, CancelTexts.notCancelled(status)).exception();
      case CancelOutcome.Undecided() -> throw Refusal.tryLater(CancelTexts.UNDECIDED).exception();
      case CancelOutcome.Busy() ->
          throw Refusal.tryLater("too many cancellations are waiting, try again").exception();
    };
  }

  private PayoutView find(Caller caller, String id) {
    return PayoutId.parse(id)
        .flatMap(known -> payouts.find(caller.merchantId(), known))
        .orElseThrow(() -> Refusal.notFound().exception());
  }
}
