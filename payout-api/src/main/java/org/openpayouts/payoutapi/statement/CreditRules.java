package org.openpayouts.payoutapi.statement;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openpayouts.payoutapi.amount.Decimals;
import org.openpayouts.payoutapi.json.StrictJson;
import org.openpayouts.payoutapi.reserve.BankReference;
import org.openpayouts.payoutapi.reserve.DepositAccount;
import org.openpayouts.payoutapi.reserve.DepositDesk;
import org.openpayouts.payoutapi.statement.StatementLine.Credit;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;

/** Reads a credit's words; a credit that passes can be reported as a deposit. */
final class CreditRules {
  private static final int MAX_NAME = 255;

  /** 1.23457E+11 for 123456789012: nobody knows the digits that it stood for. */
  private static final Pattern ROUNDED_AMOUNT =
      Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]*)?[eE][+-]?[0-9]+");

  /** The same where it was to be a name; with its sign, as 12E5 may be a bank's own. */
  private static final Pattern ROUNDED_REFERENCE =
      Pattern.compile("-?[0-9](?:[.,][0-9]+)?[eE][+-][0-9]+");

  private CreditRules() {}

  /** What the words of a credit say. */
  sealed interface Reading {
    /** A deposit, if the account is a merchant's. */
    record Good(DepositAccount account, DepositDesk.Report report) implements Reading {}

    /** Nothing that can be booked. */
    record Bad(Complaint complaint) implements Reading {}
  }

  static Reading read(Credit credit) {
    if (!isName(credit.account())) {
      return bad("it names no account");
    }
    if (!DepositAccount.isOfABank(credit.account())) {
      return bad("its account is not written in ASCII");
    }
    String reference = credit.place().reference();
    if (!isName(reference)) {
      return bad("its reference must have 1 to " + MAX_NAME + " characters");
    }
    if (BankReference.isPlaceholder(reference)) {
      return new Reading.Bad(Complaint.UNNAMED);
    }
    if (ROUNDED_REFERENCE.matcher(reference).matches()
        || ROUNDED_AMOUNT.matcher(credit.amount()).matches()) {
      return new Reading.Bad(Complaint.DIGITS_LOST);
    }
    Optional<Currency> currency = Currencies.find(credit.currency());
    if (currency.isEmpty()) {
      return bad("no ledger counts in its currency");
    }
    Optional<BigDecimal> amount = Decimals.parse(credit.amount());
    if (amount.isEmpty()) {
      return bad("its amount is no decimal number, like 1000.50");
    }
    if (amount.get().signum() < 0) {
      return new Reading.Bad(Complaint.DEBIT);
    }
    if (!DepositDesk.isPlausible(amount.get(), currency.get())) {
      return bad("its amount must be positive and at most 10^17 ledger units");
    }
    DepositAccount account = DepositAccount.ofBank(credit.account());
    return new Reading.Good(
        account,
        new DepositDesk.Report(
            reference, currency.get(), amount.get(), account.rail().word(), account));
  }

  private static boolean isName(String text) {
    return !text.isBlank() && text.length() <= MAX_NAME && StrictJson.isStorable(text);
  }

  private static Reading bad(String problem) {
    return new Reading.Bad(new Complaint(problem, Complaint.CORRECT));
  }
}
