package org.openpayouts.payoutapi.statement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The account of a camt.053 while it is read. Only an IBAN names one by itself: another number is
 * its bank's, and another bank may have given it too.
 */
final class CamtAccount {
  private static final String IBAN = "Id/IBAN";
  private static final String NUMBER = "Id/Othr/Id";
  private static final String BANK = "Svcr/FinInstnId/";

  private static final Pattern BIC = Pattern.compile("[A-Za-z0-9]{8}(?:[A-Za-z0-9]{3})?");

  private final Map<String, String> fields = new HashMap<>();

  /**
   * @param path below the account
   */
  void says(String path, String value) {
    switch (path) {
      case IBAN, NUMBER, BANK + "BICFI", BANK + "BIC" -> fields.putIfAbsent(path, value);
      default -> {
        // its currency, its owner and words for people
      }
    }
  }

  /** The IBAN or BIC/number; an empty text where the statement has no account. */
  String name() {
    String number = field(NUMBER);
    return field(IBAN).isEmpty() && !number.isEmpty() ? bank() + "/" + number : field(IBAN);
  }

  Optional<Complaint> complaint() {
    boolean isOfSomeBank = field(IBAN).isEmpty() && !field(NUMBER).isEmpty() && bank().isEmpty();
    return isOfSomeBank ? Optional.of(Complaint.OF_SOME_BANK) : Optional.empty();
  }

  /** Its BIC, which older versions of the message call so; empty where there is none. */
  private String bank() {
    String bicfi = field(BANK + "BICFI");
    String written = bicfi.isEmpty() ? field(BANK + "BIC") : bicfi;
    return BIC.matcher(written).matches() ? written : "";
  }

  private String field(String path) {
    return fields.getOrDefault(path, "");
  }
}
