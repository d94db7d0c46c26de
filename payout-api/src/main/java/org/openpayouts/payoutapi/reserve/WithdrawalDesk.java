package org.openpayouts.payoutapi.reserve;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.payoutapi.reserve.Withdrawal.Decision;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes wishes for withdrawals, passes each on exactly once, and says what the ledger said. */
@Service
public class WithdrawalDesk {
  private final Merchants merchants;
  private final Withdrawals withdrawals;
  private final ReserveCommandFacts facts;
  private final Outbox outbox;
  private final IdSource ids;
  private final TransactionOperations transactions;

  WithdrawalDesk(
      Merchants merchants,
      Withdrawals withdrawals,
      ReserveCommandFacts facts,
      Outbox outbox,
      IdSource ids,
      TransactionOperations transactions) {
    this.merchants = merchants;
    this.withdrawals = withdrawals;
    this.facts = facts;
    this.outbox = outbox;
    this.ids = ids;
    this.transactions = transactions;
  }

  /** What is wished. */
  public record Wish(String externalId, Currency currency, BigDecimal amount) {}

  /** A withdrawal and what the ledger has said of it. */
  public record Standing(Withdrawal withdrawal, Decision decision) {}

  /** What became of a wish. */
  public sealed interface Outcome {
    /** It is passed on. */
    record Taken(Standing standing) implements Outcome {}

    /** It was passed on before: somebody may have acted on the answer. */
    record Known(Standing standing) implements Outcome {}

    /** Another withdrawal was asked for under this external id. */
    record Contradicts(Withdrawal known, Withdrawal told) implements Outcome {}

    /** There is no such merchant. */
    record NoMerchant() implements Outcome {}
  }

  public Outcome ask(MerchantId merchant, Wish wish) {
    if (merchants.find(merchant).isEmpty()) {
      return new Outcome.NoMerchant();
    }
    return Objects.requireNonNull(transactions.execute(_ -> take(merchant, wish)));
  }

  public Optional<Standing> find(MerchantId merchant, String externalId) {
    return withdrawals.withExternalId(merchant, externalId).map(this::standing);
  }

  private Outcome take(MerchantId merchant, Wish wish) {
    var told =
        new Withdrawal(
            CommandId.WITHDRAWAL.of(merchant, wish.externalId()),
            merchant,
            wish.externalId(),
            wish.currency(),
            wish.amount(),
            outbox.intakeInstant(),
            ids.nextUuid());
    if (withdrawals.add(told)) {
      outbox.append(Topics.RESERVE_COMMANDS.name(), Lane.BULK, List.of(facts.withdrawn(told)));
      return taken(standing(told));
    }
    Withdrawal known = withdrawals.withExternalId(merchant, wish.externalId()).orElseThrow();
    return known.tellsTheSameAs(told)
        ? new Outcome.Known(standing(known))
        : new Outcome.Contradicts(known, told);
  }

  /** What the ledger has decided already was asked for before, and this database forgot it. */
  private static Outcome taken(Standing standing) {
    return switch (standing.decision()) {
      case Decision.Waiting() -> new Outcome.Taken(standing);
      case Decision.Booked _, Decision.Refused _ -> new Outcome.Known(standing);
    };
  }

  /** Also of one that this database had forgotten: what was decided of its id stands. */
  private Standing standing(Withdrawal withdrawal) {
    return new Standing(withdrawal, withdrawals.decisionOf(withdrawal));
  }
}
