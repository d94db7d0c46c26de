package org.openpayouts.payoutapi.statement;

/** What is wrong with a line, and what somebody can do about it. */
public record Complaint(String problem, String advice) {
  static final String CORRECT = "correct the line and import the statement again";

  static final Complaint DIGITS_LOST =
      new Complaint(
          "it was written by a spreadsheet, with digits lost",
          "export the amounts and references as text, and import the statement again");

  static final Complaint DEBIT =
      new Complaint(
          "it is a debit, and only credits are booked from a statement",
          "report a deposit that was taken back as a reversal; a withdrawal is asked for before it"
              + " is sent, never after");

  static final Complaint REVERSED_DEBIT =
      new Complaint(
          "it takes back a debit, so it is no deposit by itself",
          "find out what came back; if the money is the merchant's, report it as a deposit");

  static final Complaint NOT_BOOKED =
      new Complaint(
          "the bank has not booked it", "import the statement that shows it booked (BOOK)");

  static final Complaint OF_SOME_BANK =
      new Complaint(
          "its account has no IBAN, and the statement does not name its bank (Acct/Svcr)",
          "ask the bank for statements with the IBAN or its BIC, or export the statement as CSV with"
              + " the account as BIC/number");

  static final Complaint UNNAMED =
      new Complaint(
          "it has no reference of the bank (AcctSvcrRef), so nothing names it when it comes again",
          "report it as a deposit under a name that you can find again");
}
