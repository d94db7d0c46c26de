package org.openpayouts.fundingchecker.reserve;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.watermark.Watermark;
import org.openpayouts.fundingchecker.watermark.Watermarks;
import org.openpayouts.outbox.BatchHandler;
import org.openpayouts.outbox.Received;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Books money that came in or went out, each command once; refuses what is not there. */
@Component
class ReserveBook implements BatchHandler<ReserveCommand> {
  /** Ledgers in the order of their locks; in a ledger deposits first, as they only add. */
  private static final Comparator<Commanded> ORDER =
      Comparator.comparing((Commanded commanded) -> commanded.movement().key())
          .thenComparing(commanded -> rank(commanded.movement()));

  private final Ledger ledger;
  private final Movements movements;
  private final Watermarks watermarks;
  private final Refusals refusals;
  private final StoppedLedgers stoppedLedgers;
  private final ApplicationEventPublisher listeners;

  ReserveBook(
      Ledger ledger,
      Movements movements,
      Watermarks watermarks,
      Refusals refusals,
      StoppedLedgers stoppedLedgers,
      ApplicationEventPublisher listeners) {
    this.ledger = ledger;
    this.movements = movements;
    this.watermarks = watermarks;
    this.refusals = refusals;
    this.stoppedLedgers = stoppedLedgers;
    this.listeners = listeners;
  }

  private record Commanded(ReserveCommand.Movement movement, Posting.Origin origin) {}

  @Override
  public void handle(List<Received<ReserveCommand>> batch) {
    List<Commanded> commanded = new ArrayList<>();
    List<Watermark> reached = new ArrayList<>();
    for (Received<ReserveCommand> received : batch) {
      switch (received.value()) {
        case ReserveCommand.Movement movement ->
            commanded.add(
                new Commanded(
                    movement,
                    new Posting.Origin(movement.eventId(), received.header("traceparent"))));
        case ReserveCommand.Reached(var watermark) -> reached.add(watermark);
      }
    }
    commanded.stream().sorted(ORDER).forEach(this::book);
    watermarks.handled(reached);
  }

  private static int rank(ReserveCommand.Movement movement) {
    return switch (movement) {
      case ReserveCommand.Deposit deposit -> 0;
      case ReserveCommand.Reversal reversal -> 1;
      case ReserveCommand.Withdrawal withdrawal -> 2;
    };
  }

  private void book(Commanded commanded) {
    ReserveCommand.Movement movement = commanded.movement();
    Reserve reserve = ledger.lock(movement.key());
    if (movements.isKnown(movement)) {
      return;
    }
    switch (movement) {
      case ReserveCommand.Deposit deposit -> deposit(reserve, commanded, deposit);
      case ReserveCommand.Reversal reversal -> reverse(reserve, commanded, reversal);
      case ReserveCommand.Withdrawal withdrawal -> {
        var answer =
            new Answer(
                PostingCode.WITHDRAWAL,
                PostingCode.WITHDRAWAL_REFUSED,
                reserve.covers(withdrawal.amount()) && !stoppedLedgers.contains(reserve.key()));
        if (isAllowed(reserve, commanded, answer)) {
          move(reserve, commanded, PostingCode.WITHDRAWAL, Flow.out(reserve, withdrawal.amount()));
        }
      }
    }
  }

  /** What of it was taken back before it came is counted already, so it always fits. */
  private void deposit(Reserve reserve, Commanded commanded, ReserveCommand.Deposit deposit) {
    boolean fits =
        reserve.takesIn(deposit.amount()) || movements.reversed(deposit.id()).signum() > 0;
    if (isAllowed(
        reserve, commanded, new Answer(PostingCode.DEPOSIT, PostingCode.DEPOSIT_REFUSED, fits))) {
      move(reserve, commanded, PostingCode.DEPOSIT, Flow.in(reserve, deposit.amount()));
      listeners.publishEvent(new DepositBooked(deposit.key(), deposit.id()));
    }
  }

  /** Of a deposit that was refused there is nothing to take back. */
  private void reverse(Reserve reserve, Commanded commanded, ReserveCommand.Reversal reversal) {
    if (ledger.find(PostingCode.DEPOSIT_REFUSED.causeOf(reversal.depositId())).isPresent()) {
      movements.insert(reversal, null, reserve.lockedAt());
      return;
    }
    requireCovered(reversal);
    move(reserve, commanded, PostingCode.DEPOSIT_REVERSED, Flow.out(reserve, reversal.amount()));
  }

  /** What may be posted for a movement, and what of it the reserve allows now. */
  private record Answer(PostingCode yes, PostingCode no, boolean isYes) {}

  /** Judged once: what was posted for it, be it a no, stands whatever the reserve is now. */
  private boolean isAllowed(Reserve reserve, Commanded commanded, Answer answer) {
    ReserveCommand.Movement movement = commanded.movement();
    Optional<Postings.Found> refused = ledger.find(answer.no().causeOf(movement));
    if (refused.isPresent()) {
      movements.insert(movement, refused.get().postingId(), reserve.lockedAt());
      return false;
    }
    if (answer.isYes() || ledger.find(answer.yes().causeOf(movement)).isPresent()) {
      return true;
    }
    refuse(reserve, commanded, answer.no());
    return false;
  }

  private void refuse(Reserve reserve, Commanded commanded, PostingCode no) {
    ReserveCommand.Movement movement = commanded.movement();
    var posting = new Posting(no, no.causeOf(movement), List.of(), List.of(), commanded.origin());
    movements.insert(movement, ledger.post(reserve, posting).postingId(), reserve.lockedAt());
    refusals.say(no, movement);
  }

  /** One that was posted before this database went back keeps that posting. */
  private void move(Reserve reserve, Commanded commanded, PostingCode code, Flow flow) {
    ReserveCommand.Movement movement = commanded.movement();
    String cause = code.causeOf(movement);
    Optional<Postings.Found> known = ledger.find(cause);
    if (known.isPresent()) {
      requireSame(movement, flow, known.get());
      ledger.keepDust(reserve, flow.dustBeside(known.get().suspense()));
      movements.insert(movement, known.get().postingId(), reserve.lockedAt());
      return;
    }
    @Nullable String postingId =
        flow.entries().isEmpty()
            ? null
            : ledger
                .post(
                    reserve,
                    new Posting(code, cause, List.of(), flow.entries(), commanded.origin()))
                .postingId();
    ledger.keepDust(reserve, flow.dust());
    movements.insert(movement, postingId, reserve.lockedAt());
  }

  /** Its posting was made when it moved as much; the dust beside that may have been another. */
  private static void requireSame(
      ReserveCommand.Movement movement, Flow flow, Postings.Found known) {
    if (flow.units() != known.units()) {
      throw new IllegalStateException(
          "movement " + movement.id() + " was posted with another amount: " + known.postingId());
    }
  }

  /** No more is taken back than was deposited; a deposit that is not known yet is not judged. */
  private void requireCovered(ReserveCommand.Reversal reversal) {
    BigDecimal total = movements.reversed(reversal.depositId()).add(reversal.amount());
    movements
        .deposited(reversal.depositId())
        .filter(deposited -> total.compareTo(deposited) > 0)
        .ifPresent(deposited -> {
          throw new IllegalStateException(
              "deposit " + reversal.depositId() + " would be reversed beyond its amount");
        });
  }
}
