package org.openpayouts.payoutapi.reserve;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes reports of deposits that were taken back, and passes each on exactly once. */
@Service
public class ReversalDesk {
  private final Deposits deposits;
  private final Reversals reversals;
  private final ReserveCommandFacts facts;
  private final Outbox outbox;
  private final IdSource ids;
  private final TransactionOperations transactions;

  ReversalDesk(
      Deposits deposits,
      Reversals reversals,
      ReserveCommandFacts facts,
      Outbox outbox,
      IdSource ids,
      TransactionOperations transactions) {
    this.deposits = deposits;
    this.reversals = reversals;
    this.facts = facts;
    this.outbox = outbox;
    this.ids = ids;
    this.transactions = transactions;
  }

  /**
   * What is said about a reversal.
   *
   * @param deposit the external id of the deposit
   * @param amount null for all of it
   */
  public record Report(
      String externalId, String deposit, @Nullable BigDecimal amount, String reason) {
    public Report {
      deposit = ConfirmedDeposit.spelled(deposit);
    }
  }

  /** What became of a report. */
  public sealed interface Outcome {
    /** It is passed on, now or before. */
    record Taken(String reversalId) implements Outcome {}

    /** Another reversal was reported under this external id. */
    record Contradicts(Reversal known, Reversal told) implements Outcome {}

    /** No such deposit of this merchant was reported. */
    record NoDeposit() implements Outcome {}

    /**
     * More would be taken back than was deposited.
     *
     * @param reversed so far
     */
    record BeyondDeposit(Deposit deposit, BigDecimal reversed) implements Outcome {}

    /**
     * A part that the ledger cannot take whole: what is below a unit of it would be taken from
     * nobody.
     *
     * @param left of the deposit, which may be taken back at once however fine it is
     */
    record FinerThanItsLedger(Deposit deposit, BigDecimal left) implements Outcome {}
  }

  public Outcome report(MerchantId merchant, Report report) {
    return Objects.requireNonNull(transactions.execute(_ -> take(merchant, report)));
  }

  /** The intake's lock comes first: whoever waits for a row holds it already. */
  private Outcome take(MerchantId merchant, Report report) {
    var receivedAt = outbox.intakeInstant();
    Optional<Deposit> found = deposits.lockWithExternalId(merchant, report.deposit());
    if (found.isEmpty()) {
      return new Outcome.NoDeposit();
    }
    Deposit deposit = found.get();
    @Nullable BigDecimal part = report.amount();
    var told =
        new Reversal(
            CommandId.REVERSAL.of(merchant, report.externalId()),
            merchant,
            report.externalId(),
            deposit.id(),
            deposit.currency(),
            part == null ? deposit.amount() : part,
            report.reason(),
            receivedAt,
            ids.nextUuid());
    return compared(told).orElseGet(() -> judged(deposit, told));
  }

  /** Empty if none of its name is known. */
  private Optional<Outcome> compared(Reversal told) {
    return reversals
        .withExternalId(told.merchantId(), told.externalId())
        .map(known ->
            known.tellsTheSameAs(told)
                ? new Outcome.Taken(known.id())
                : new Outcome.Contradicts(known, told));
  }

  private Outcome judged(Deposit deposit, Reversal reversal) {
    BigDecimal reversed = reversals.totalOf(deposit.id());
    BigDecimal left = deposit.amount().subtract(reversed);
    int ofAllThatIsLeft = reversal.amount().compareTo(left);
    if (ofAllThatIsLeft > 0) {
      return new Outcome.BeyondDeposit(deposit, reversed);
    }
    if (ofAllThatIsLeft < 0 && !deposit.currency().holdsExactly(reversal.amount())) {
      return new Outcome.FinerThanItsLedger(deposit, left);
    }
    if (!reversals.add(reversal)) {
      // one of another deposit came first, whose lock is not ours
      return compared(reversal).orElseThrow();
    }
    outbox.append(Topics.RESERVE_COMMANDS.name(), Lane.BULK, List.of(facts.reversed(reversal)));
    return new Outcome.Taken(reversal.id());
  }
}
