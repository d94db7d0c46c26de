package org.openpayouts.payoutapi.reserve;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes reports of deposits and passes each on exactly once. */
@Service
public class DepositDesk {
  /** As many as a command's reader takes. */
  public static final int MAX_DECIMALS = 30;

  private final Merchants merchants;
  private final Deposits deposits;
  private final Reversals reversals;
  private final ReserveCommandFacts facts;
  private final Outbox outbox;
  private final IdSource ids;
  private final TransactionOperations transactions;

  DepositDesk(
      Merchants merchants,
      Deposits deposits,
      Reversals reversals,
      ReserveCommandFacts facts,
      Outbox outbox,
      IdSource ids,
      TransactionOperations transactions) {
    this.merchants = merchants;
    this.deposits = deposits;
    this.reversals = reversals;
    this.facts = facts;
    this.outbox = outbox;
    this.ids = ids;
    this.transactions = transactions;
  }

  /**
   * What is said about a deposit.
   *
   * @param externalId put into the spelling of {@link ConfirmedDeposit} where it names an output
   * @param account of a bank; null where it is not said
   */
  public record Report(
      String externalId,
      Currency currency,
      BigDecimal amount,
      String rail,
      @Nullable DepositAccount account) {
    public Report {
      externalId = ConfirmedDeposit.spelled(externalId);
    }
  }

  /** What became of a report. */
  public sealed interface Outcome {
    /** It is passed on. */
    record Taken(String depositId) implements Outcome {}

    /** It was passed on before. */
    record Known(String depositId) implements Outcome {}

    /** It was passed on before, and taken back as a whole. */
    record TakenBack(Deposit known) implements Outcome {}

    /** Another deposit was reported under this external id. */
    record Contradicts(Deposit known, Deposit told) implements Outcome {}

    /** It is an output of a chain, and came in for another merchant. */
    record OfAnother(Deposit known) implements Outcome {}

    /** There is no such merchant. */
    record NoMerchant() implements Outcome {}
  }

  public Outcome report(MerchantId merchant, Report report) {
    if (merchants.find(merchant).isEmpty()) {
      return new Outcome.NoMerchant();
    }
    return Objects.requireNonNull(transactions.execute(_ -> take(merchant, report)));
  }

  /** Whether money can come or go in such an amount; what its ledger takes in, the ledger says. */
  public static boolean isPlausible(BigDecimal amount, Currency currency) {
    return amount.signum() > 0
        && amount.scale() <= MAX_DECIMALS
        && amount.compareTo(currency.amount(Currency.LARGEST_OPEN_TOTAL_UNITS)) <= 0;
  }

  private Outcome take(MerchantId merchant, Report report) {
    var deposit =
        new Deposit(
            CommandId.DEPOSIT.of(merchant, report.externalId()),
            merchant,
            report.externalId(),
            report.currency(),
            report.amount(),
            report.rail(),
            report.account() == null ? null : report.account().name(),
            outbox.intakeInstant(),
            ids.nextUuid());
    return ofAnother(deposit).<Outcome>map(Outcome.OfAnother::new).orElseGet(() -> taken(deposit));
  }

  /** An output pays one address; banks choose their names each for itself. */
  private Optional<Deposit> ofAnother(Deposit deposit) {
    if (!ConfirmedDeposit.isOutput(deposit.externalId())) {
      return Optional.empty();
    }
    deposits.lockName(deposit.externalId());
    return deposits.ofAnother(deposit.merchantId(), deposit.externalId());
  }

  /** Two banks may choose one name: what a second account reports under it is no repeat. */
  private Outcome taken(Deposit deposit) {
    if (deposits.add(deposit)) {
      outbox.append(Topics.RESERVE_COMMANDS.name(), Lane.BULK, List.of(facts.received(deposit)));
      return new Outcome.Taken(deposit.id());
    }
    Deposit known = deposits.withExternalId(deposit.merchantId(), deposit.externalId());
    if (known.account() == null && deposit.account() != null && known.tellsTheSameAs(deposit)) {
      deposits.keepAccount(deposit);
      known = deposits.withExternalId(deposit.merchantId(), deposit.externalId());
    }
    if (!known.tellsTheSameAs(deposit)) {
      return new Outcome.Contradicts(known, deposit);
    }
    return reversals.totalOf(known.id()).compareTo(known.amount()) < 0
        ? new Outcome.Known(known.id())
        : new Outcome.TakenBack(known);
  }
}
