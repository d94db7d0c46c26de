package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.cancellation.CancellationDesk;
import org.openpayouts.payoutapi.intake.Content;
import org.openpayouts.payoutapi.intake.FailedInstruction;
import org.openpayouts.payoutapi.intake.Intake;
import org.openpayouts.payoutapi.intake.IntakeOutcome;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.payout.Checked;
import org.openpayouts.payoutapi.payout.Draft;
import org.openpayouts.payoutapi.payout.FieldProblem;
import org.openpayouts.payoutapi.payout.GroupId;
import org.openpayouts.payoutapi.payout.NamedPayouts;
import org.openpayouts.payoutapi.payout.PayoutDesk;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Status;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Groups of payouts: asked for together, and each of them a payout like any other. */
@RestController
class GroupController {
  /** Payouts of a group are stored together, and cost less than as many requests. */
  private static final int INSTRUCTIONS_OF_A_REQUEST = 10;

  private final Gate gate;
  private final GroupSettings settings;
  private final LargeBodies largeBodies;
  private final PayoutDesk desk;
  private final Intake intake;
  private final NamedPayouts payouts;
  private final CancellationDesk cancellations;
  private final PayoutBodies bodies;
  private final RequestTrace trace;

  GroupController(
      Gate gate,
      GroupSettings settings,
      LargeBodies largeBodies,
      PayoutDesk desk,
      Intake intake,
      NamedPayouts payouts,
      CancellationDesk cancellations,
      PayoutBodies bodies,
      RequestTrace trace) {
    this.gate = gate;
    this.settings = settings;
    this.largeBodies = largeBodies;
    this.desk = desk;
    this.intake = intake;
    this.payouts = payouts;
    this.cancellations = cancellations;
    this.bodies = bodies;
    this.trace = trace;
  }

  /**
   * A group's instructions after they were judged.
   *
   * @param refused what the failed ones ask for, as far as only today's circumstances are against
   *     it
   */
  private record Judged(List<Draft> drafts, List<Draft> refused, List<FailedInstruction> failed) {}

  @PostMapping("/payouts/group")
  ResponseEntity<byte[]> create(HttpServletRequest http) throws InterruptedException {
    try (LargeBodies.Room _ = largeBodies.take(http, settings.bodyLimit())) {
      Gate.WithBody request = gate.admitBody(http, Facade.PAYOUT, settings.bodyLimit());
      GroupReader.Reading reading = GroupReader.read(request.body());
      gate.spendMore(request.caller(), reading.size() / INSTRUCTIONS_OF_A_REQUEST);
      var signed =
          new Intake.Request(request.signed(), trace.traceparent(), IntakeAnswers.key(http));
      Judged judged = judge(request.caller(), reading);
      return outcome(request.caller(), judged, signed)
          .map(known -> IntakeAnswers.of(known, made -> created(made.payouts(), made.failed())))
          .orElseGet(() -> IntakeAnswers.ok(created(List.of(), judged.failed())));
    }
  }

  /** Empty where the group makes nothing, and neither it nor its key ever made anything. */
  private Optional<IntakeOutcome> outcome(Caller caller, Judged judged, Intake.Request signed)
      throws InterruptedException {
    List<Draft> refused = judged.refused();
    List<FailedInstruction> failed = judged.failed();
    return judged.drafts().isEmpty()
        ? intake.repeat(
            caller, new Intake.Refused(Content.ofGroup(refused, failed.size()), failed), signed)
        : Optional.of(intake.acceptGroup(caller, judged.drafts(), refused, failed, signed));
  }

  @DeleteMapping("/payouts/group/{id}")
  ResponseEntity<byte[]> cancel(@PathVariable String id, HttpServletRequest http)
      throws InterruptedException {
    Caller caller = gate.admitQuery(http, Facade.PAYOUT);
    boolean asked =
        cancellations.cancelGroup(caller.merchantId(), find(caller, id), caller.tokenId().value());
    if (!asked) {
      throw Refusal.tryLater("too many cancellations are waiting, try again").exception();
    }
    return IntakeAnswers.ok(cancelled(find(caller, id)));
  }

  private Judged judge(Caller caller, GroupReader.Reading reading) {
    List<Draft> drafts = new ArrayList<>();
    List<Draft> refused = new ArrayList<>();
    List<FailedInstruction> failed = new ArrayList<>(reading.failed());
    List<Checked> checked =
        desk.checkAll(
            caller,
            reading.instructions().stream()
                .map(one -> new PayoutDesk.Submission(one.form(), one.problems()))
                .toList());
    for (int i = 0; i < checked.size(); i++) {
      GroupReader.Instruction instruction = reading.instructions().get(i);
      switch (checked.get(i)) {
        case Checked.WellFormed(var draft) -> drafts.add(draft);
        case Checked.Refused(var problems, var asked) -> {
          asked.ifPresent(refused::add);
          failed.add(
              new FailedInstruction(instruction.index(), instruction.payee(), sentences(problems)));
        }
      }
    }
    failed.sort(Comparator.comparingInt(FailedInstruction::index));
    return new Judged(drafts, refused, failed);
  }

  private static String sentences(List<FieldProblem> problems) {
    return String.join(" ", problems.stream().map(FieldProblem::text).toList());
  }

  private List<PayoutView> find(Caller caller, String id) {
    List<PayoutView> group =
        GroupId.parse(id)
            .map(known -> payouts.ofGroup(caller.merchantId(), known))
            .orElse(List.of());
    if (group.isEmpty()) {
      throw Refusal.notFound().exception();
    }
    return group;
  }

  private Bodies created(List<PayoutView> made, List<FailedInstruction> failed) {
    return new Bodies.GroupCreated(
        bodies.bodies(made),
        failed.stream()
            .map(one -> new Bodies.FailedInstructionBody(one.message(), one.payee(), one.index()))
            .toList());
  }

  private Bodies cancelled(List<PayoutView> group) {
    return new Bodies.GroupCancelled(
        bodies.bodies(
            group.stream().filter(view -> view.progress().status() == Status.CANCELLED).toList()),
        group.stream()
            .filter(view -> view.progress().status() != Status.CANCELLED)
            .map(view ->
                new Bodies.FailedCancelBody(
                    CancelTexts.notCancelled(view.progress().status()), view.payout().id().value()))
            .toList());
  }
}
