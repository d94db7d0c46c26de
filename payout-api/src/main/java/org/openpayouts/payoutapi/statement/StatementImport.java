package org.openpayouts.payoutapi.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.payoutapi.reserve.DepositAccount;
import org.openpayouts.payoutapi.reserve.DepositAccounts;
import org.openpayouts.payoutapi.reserve.DepositDesk;
import org.openpayouts.payoutapi.statement.CreditRules.Reading;
import org.openpayouts.payoutapi.statement.ImportReport.Fate;
import org.openpayouts.payoutapi.statement.StatementLine.Place;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Service;

/**
 * Books the credits of a statement, each in a transaction of its own under the bank's reference: an
 * import that died half way, and a statement that comes again, are completed by importing it again.
 */
@Service
public class StatementImport {
  private final DepositAccounts accounts;
  private final DepositDesk desk;

  StatementImport(DepositAccounts accounts, DepositDesk desk) {
    this.accounts = accounts;
    this.desk = desk;
  }

  /**
   * Takes a file of a bank.
   *
   * @throws UnreadableStatement if it is none; then nothing of it was booked
   */
  public ImportReport take(byte[] file) {
    Map<Name, Seen> seen = new HashMap<>();
    List<ImportReport.Line> lines = new ArrayList<>();
    for (StatementLine line : StatementFile.read(file)) {
      Place place = line.place();
      lines.add(
          new ImportReport.Line(place.line(), place.entry(), place.reference(), fate(line, seen)));
    }
    return new ImportReport(lines);
  }

  /** What a deposit is known by; whichever of its owner's accounts it came in on. */
  private record Name(MerchantId owner, String reference) {}

  /** The first line of a name. */
  private record Seen(DepositAccount account, Place place) {
    String words(DepositAccount another) {
      String line =
          "its reference is that of line %d, entry %d".formatted(place.line(), place.entry());
      return account.equals(another)
          ? line
          : line
              + " of the account %s, and this is of %s".formatted(account.name(), another.name());
    }
  }

  private Fate fate(StatementLine line, Map<Name, Seen> seen) {
    return switch (line) {
      case StatementLine.Unusable(Place _, Complaint complaint) -> new Fate.Refused(complaint);
      case StatementLine.Credit credit ->
          switch (CreditRules.read(credit)) {
            case Reading.Bad(Complaint complaint) -> new Fate.Refused(complaint);
            case Reading.Good good -> booked(credit.place(), good, seen);
          };
    };
  }

  /** A reference that a file has twice is two entries, of which one would be taken for a repeat. */
  private Fate booked(Place place, Reading.Good good, Map<Name, Seen> seen) {
    Optional<MerchantId> owner = accounts.ownerOf(good.account());
    if (owner.isEmpty()) {
      return refused(
          "the account " + good.account().name() + " is no merchant's",
          "assign the account to its merchant and import the statement again");
    }
    Seen other =
        seen.putIfAbsent(
            new Name(owner.get(), good.report().externalId()), new Seen(good.account(), place));
    if (other != null) {
      return refused(
          other.words(good.account()),
          "if it is money of its own, report it as a deposit under another name");
    }
    return fate(desk.report(owner.get(), good.report()));
  }

  private static Fate fate(DepositDesk.Outcome outcome) {
    return switch (outcome) {
      case DepositDesk.Outcome.Taken(String depositId) -> new Fate.Accepted(depositId);
      case DepositDesk.Outcome.Known(String depositId) -> new Fate.Repeated(depositId);
      case DepositDesk.Outcome.TakenBack(var known) -> new Fate.Repeated(known.id());
      case DepositDesk.Outcome.Contradicts(var known, var told) ->
          refused(
              "its reference is known as %s, deposit %s, and not as %s"
                  .formatted(known.words(), known.id(), told.words()),
              "ask the bank which is right; if it is money of its own, report it as a deposit under"
                  + " another name");
      case DepositDesk.Outcome.OfAnother(var known) ->
          refused(
              "its reference is an output of a chain, deposit %s of merchant %s"
                  .formatted(known.id(), known.merchantId().value()),
              "find out whose money it is");
      case DepositDesk.Outcome.NoMerchant() ->
          refused("its merchant is not known", "make the merchant again and import it again");
    };
  }

  private static Fate refused(String problem, String advice) {
    return new Fate.Refused(new Complaint(problem, advice));
  }
}
