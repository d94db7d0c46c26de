package org.openpayouts.payoutapi.statement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.reserve.BankReference;
import org.openpayouts.payoutapi.statement.StatementLine.Credit;
import org.openpayouts.payoutapi.statement.StatementLine.Place;
import org.openpayouts.payoutapi.statement.StatementLine.Unusable;

/**
 * An entry of a camt.053 while it is read. It is one deposit, also where it sums up several
 * transactions: the bank has booked it as one.
 */
final class CamtEntry {
  private static final String TRANSACTION = "NtryDtls/TxDtls";
  private static final String BANK_REFERENCE = "AcctSvcrRef";

  private final int line;
  private final int number;
  private final Map<String, String> fields = new HashMap<>();
  private String currency = "";
  private int transactions;

  CamtEntry(int line, int number) {
    this.line = line;
    this.number = number;
  }

  /**
   * @param path below the entry
   */
  void begins(String path, @Nullable String currencyThere) {
    if (path.equals("Amt") && currencyThere != null) {
      currency = currencyThere;
    } else if (path.equals(TRANSACTION)) {
      transactions++;
    }
  }

  void says(String path, String value) {
    switch (path) {
      case "Amt",
          "CdtDbtInd",
          "RvslInd",
          "Sts",
          "Sts/Cd",
          BANK_REFERENCE,
          TRANSACTION + "/Refs/" + BANK_REFERENCE ->
          fields.putIfAbsent(path, value);
      default -> {
        // dates, names and words for people
      }
    }
  }

  StatementLine line(CamtAccount account) {
    var place = new Place(line, number, reference());
    return Optional.ofNullable(complaint(place))
        .or(account::complaint)
        .<StatementLine>map(complaint -> new Unusable(place, complaint))
        .orElseGet(() -> new Credit(place, account.name(), currency, field("Amt")));
  }

  private @Nullable Complaint complaint(Place place) {
    boolean isReversal = field("RvslInd").equals("true") || field("RvslInd").equals("1");
    if (!field("CdtDbtInd").equals("CRDT")) {
      return Complaint.DEBIT;
    }
    if (isReversal) {
      return Complaint.REVERSED_DEBIT;
    }
    if (!field("Sts").equals("BOOK") && !field("Sts/Cd").equals("BOOK")) {
      return Complaint.NOT_BOOKED;
    }
    return place.reference().isEmpty() ? Complaint.UNNAMED : null;
  }

  /** The bank's own; that of an only transaction is as good. NtryRef may begin anew every day. */
  private String reference() {
    String own = name(BANK_REFERENCE);
    return own.isEmpty() && transactions == 1 ? name(TRANSACTION + "/Refs/" + BANK_REFERENCE) : own;
  }

  private String name(String path) {
    String written = field(path);
    return BankReference.isPlaceholder(written) ? "" : written;
  }

  private String field(String path) {
    return fields.getOrDefault(path, "");
  }
}
