package org.openpayouts.payoutapi.bitpay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.reserve.LedgerEntry;

/** A ledger as the API shows it. */
@JsonPropertyOrder({"currency", "balance"})
record LedgerBody(String currency, BigDecimal balance) {

  /**
   * One of its lines.
   *
   * @param amount to be divided by {@code scale}; negative where money leaves; fees are in it
   * @param platformFee what of the amount is that fee; only of a payout's line
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({
    "id",
    "type",
    "amount",
    "platformFee",
    "networkFee",
    "code",
    "description",
    "timestamp",
    "currency",
    "scale"
  })
  record Entry(
      String id,
      String type,
      long amount,
      @Nullable Long platformFee,
      @Nullable Long networkFee,
      int code,
      String description,
      String timestamp,
      String currency,
      long scale) {
    private static final DateTimeFormatter MILLIS =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static Entry of(LedgerEntry entry) {
      Kind kind = Kind.of(entry.code());
      LedgerEntry.@Nullable Fees fees = entry.fees();
      return new Entry(
          entry.id(),
          kind.type,
          entry.amount(),
          fees == null ? null : fees.platform(),
          fees == null ? null : fees.network(),
          entry.code(),
          kind.subject + " " + entry.subject(),
          MILLIS.format(entry.at()),
          entry.units().currency(),
          BigDecimal.TEN.pow(entry.units().scale()).longValueExact());
    }
  }

  /** What a code stands for; BitPay writes the payout of a line as "PayoutRequest" and its id. */
  private enum Kind {
    DEPOSIT(1016, "Deposit", "Deposit"),
    WITHDRAWAL(1017, "Settlement", "Withdrawal"),
    FAILED(1020, "Refund Payout Request", "PayoutRequest"),
    REVERSED(1022, "Deposit Reversal", "Reversal"),
    FUNDED(1034, "Funding Payout Request", "PayoutRequest"),
    OTHER(0, "Ledger Entry", "Posting");

    private final int code;
    private final String type;
    private final String subject;

    Kind(int code, String type, String subject) {
      this.code = code;
      this.type = type;
      this.subject = subject;
    }

    static Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      return OTHER;
    }
  }
}
