package org.openpayouts.systemtests.fault;

import java.util.List;
import java.util.function.Function;
import org.openpayouts.systemtests.conservation.AmountsAreRoundedAsDocumented;
import org.openpayouts.systemtests.conservation.AnAnsweredCancelIsTheTruth;
import org.openpayouts.systemtests.conservation.Books;
import org.openpayouts.systemtests.conservation.EachCutoffIsToldOnce;
import org.openpayouts.systemtests.conservation.EachDepositIsBookedOnce;
import org.openpayouts.systemtests.conservation.EachHoldIsOfOnePayoutOnItsWay;
import org.openpayouts.systemtests.conservation.EachOutputPaysACompletePayoutOnce;
import org.openpayouts.systemtests.conservation.EachPayoutIsPostedOnce;
import org.openpayouts.systemtests.conservation.EachPayoutWaitsOrHasOneWayOut;
import org.openpayouts.systemtests.conservation.EachWishIsTakenInOnce;
import org.openpayouts.systemtests.conservation.EveryEntryHasItsCause;
import org.openpayouts.systemtests.conservation.MoneyIsConserved;
import org.openpayouts.systemtests.conservation.NoReserveIsOverdrawnByACutoff;
import org.openpayouts.systemtests.conservation.Proof;

/** Something that must never happen to money, forged into books that were right. */
public record BookFault(String name, Proof breaks, Function<Books, Forged> forge) {
  /**
   * Forged books.
   *
   * @param victim whose name the complaint must have
   */
  public record Forged(Books books, String victim) {}

  public static List<BookFault> all() {
    return List.of(
        new BookFault("a lost hold", new EachHoldIsOfOnePayoutOnItsWay(), Forgeries::loseAHold),
        new BookFault("a second hold", new EachHoldIsOfOnePayoutOnItsWay(), Forgeries::holdTwice),
        new BookFault("a double post", new EachPayoutIsPostedOnce(), Forgeries::postTwice),
        new BookFault(
            "a debit one unit too high",
            new AmountsAreRoundedAsDocumented(),
            books -> Forgeries.misround(books, 1, 0)),
        new BookFault(
            "a debit one unit too low",
            new AmountsAreRoundedAsDocumented(),
            books -> Forgeries.misround(books, -1, 0)),
        new BookFault(
            "one satoshi too much",
            new AmountsAreRoundedAsDocumented(),
            books -> Forgeries.misround(books, 0, 1)),
        new BookFault("money from nowhere", new MoneyIsConserved(), Forgeries::invent),
        new BookFault("an altered entry", new EveryEntryHasItsCause(), Forgeries::alter),
        new BookFault(
            "funded before the money came",
            new NoReserveIsOverdrawnByACutoff(),
            Forgeries::fundTooEarly),
        new BookFault(
            "a deposit booked twice", new EachDepositIsBookedOnce(), Forgeries::bookTwice),
        new BookFault("a wish taken in twice", new EachWishIsTakenInOnce(), Forgeries::takeTwice),
        new BookFault(
            "cancelled and funded", new EachPayoutWaitsOrHasOneWayOut(), Forgeries::cancelToo),
        new BookFault(
            "a cancel that was no cancel", new AnAnsweredCancelIsTheTruth(), Forgeries::lie),
        new BookFault("paid twice", new EachOutputPaysACompletePayoutOnce(), Forgeries::payTwice),
        new BookFault("a cutoff told twice", new EachCutoffIsToldOnce(), Forgeries::tellTwice));
  }

  @Override
  public String toString() {
    return name;
  }
}
