package org.openpayouts.fundingchecker.reserve;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deposits, reversals and withdrawals that were booked. */
@Repository
class Movements {
  private final JdbcClient jdbc;

  Movements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether it was booked.
   *
   * @throws IllegalStateException if what was booked under its id is something else
   */
  boolean isKnown(ReserveCommand.Movement movement) {
    Optional<Boolean> isSame =
        jdbc.sql(
                """
                select kind = :kind and merchant_id = :merchant and currency = :currency
                         and amount = :amount
                  from reserve_movement where movement_id = :id
                """)
            .param("id", movement.id())
            .param("kind", kind(movement))
            .param("merchant", movement.key().merchantId().value())
            .param("currency", movement.key().currency().code())
            .param("amount", movement.amount())
            .query(Boolean.class)
            .optional();
    if (isSame.isPresent() && !isSame.get()) {
      throw new IllegalStateException(
          "another movement of money was booked under the id " + movement.id());
    }
    return isSame.isPresent();
  }

  /** What a deposit brought; empty if it is not known. */
  Optional<BigDecimal> deposited(String depositId) {
    return jdbc.sql(
            "select amount from reserve_movement where movement_id = :id and kind = 'DEPOSIT'")
        .param("id", depositId)
        .query(BigDecimal.class)
        .optional();
  }

  /** What of a deposit was taken back so far. */
  BigDecimal reversed(String depositId) {
    return jdbc.sql("select coalesce(sum(amount), 0) from reserve_movement where deposit_id = :id")
        .param("id", depositId)
        .query(BigDecimal.class)
        .single();
  }

  void insert(ReserveCommand.Movement movement, @Nullable String postingId, Instant at) {
    jdbc.sql(
            """
            insert into reserve_movement (movement_id, kind, merchant_id, currency, amount,
                                          deposit_id, external_id, rail, posting_id, booked_at)
            values (:id, :kind, :merchant, :currency, :amount, :deposit, :external, :rail, :posting,
                    :at)
            """)
        .param("id", movement.id())
        .param("kind", kind(movement))
        .param("merchant", movement.key().merchantId().value())
        .param("currency", movement.key().currency().code())
        .param("amount", movement.amount())
        .param("deposit", movement instanceof ReserveCommand.Reversal r ? r.depositId() : null)
        .param("external", externalId(movement))
        .param("rail", movement instanceof ReserveCommand.Deposit d ? d.rail() : null)
        .param("posting", postingId)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String kind(ReserveCommand.Movement movement) {
    return switch (movement) {
      case ReserveCommand.Deposit deposit -> "DEPOSIT";
      case ReserveCommand.Reversal reversal -> "REVERSAL";
      case ReserveCommand.Withdrawal withdrawal -> "WITHDRAWAL";
    };
  }

  private static @Nullable String externalId(ReserveCommand.Movement movement) {
    return switch (movement) {
      case ReserveCommand.Deposit deposit -> deposit.externalId();
      case ReserveCommand.Reversal reversal -> null;
      case ReserveCommand.Withdrawal withdrawal -> withdrawal.externalId();
    };
  }
}
