package org.openpayouts.systemtests.fault;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openpayouts.systemtests.conservation.Answer;
import org.openpayouts.systemtests.conservation.Asked;
import org.openpayouts.systemtests.conservation.Books;
import org.openpayouts.systemtests.conservation.LedgerBook;
import org.openpayouts.systemtests.conservation.Prices;
import org.openpayouts.systemtests.conservation.Told;
import org.openpayouts.systemtests.guarantee.ChainTransaction.Output;
import org.openpayouts.systemtests.guarantee.LedgerPicture;

/**
 * A small load with right books, each figure worked out by hand: one payout of 7.01 USD is
 * complete; one of 10 USD from a ledger in EUR is on its way (921.875 cents, with a fee of 2.305
 * and 3); one is cancelled; one waits, one waits of which nobody heard, one never arrived, and one
 * was refused.
 */
final class LoadStory {
  private static final String SHOP = "shop";
  private static final String FEES = "shop-with-fees";
  private static final BigDecimal DOLLARS = new BigDecimal("64000");
  private static final BigDecimal EUROS = new BigDecimal("59000");

  private LoadStory() {}

  static Books books() {
    return new Books(
        asked(),
        new Told(requests(), lives(), cutoffs()),
        new LedgerBook(picture(), lines(), movements(), Set.of("waits", "unheard")),
        new Prices(Map.of("USD", DOLLARS, "EUR", EUROS)),
        Map.of("done", List.of(new Output("bcrt1qalice", 10_953))));
  }

  private static Asked asked() {
    return new Asked(
        List.of(new Asked.Shop(SHOP, 0, 0), new Asked.Shop(FEES, 2_500, 3)),
        List.of(
            wish("done", SHOP, "7.01", "USD", "USD", Answer.YES),
            wish("done", SHOP, "7.01", "USD", "USD", Answer.UNKNOWN),
            wish("held", FEES, "10.00", "USD", "EUR", Answer.YES),
            wish("gone", SHOP, "6.00", "USD", "USD", Answer.YES),
            wish("waits", FEES, "15.00", "EUR", "EUR", Answer.YES),
            wish("unheard", SHOP, "8.00", "USD", "USD", Answer.UNKNOWN),
            wish("lost", SHOP, "9.00", "USD", "USD", Answer.UNKNOWN),
            wish("refused", SHOP, "4.00", "USD", "USD", Answer.NO)),
        List.of(
            new Asked.Cancel("gone", Answer.UNKNOWN),
            new Asked.Cancel("gone", Answer.YES),
            new Asked.Cancel("waits", Answer.UNKNOWN),
            new Asked.Cancel("done", Answer.NO)),
        List.of(
            new Asked.Deposit("d1", SHOP, "USD", new BigDecimal("30.00"), Answer.YES),
            new Asked.Deposit("d2", FEES, "EUR", new BigDecimal("20.00"), Answer.UNKNOWN),
            new Asked.Deposit("d2", FEES, "EUR", new BigDecimal("20.00"), Answer.YES),
            new Asked.Deposit("d3", SHOP, "USD", new BigDecimal("5.00"), Answer.UNKNOWN),
            new Asked.Deposit("d4", FEES, "EUR", new BigDecimal("1.00"), Answer.UNKNOWN)),
        List.of(
            new Asked.Cutoff("k1", Answer.YES, "c1"),
            new Asked.Cutoff("k1", Answer.UNKNOWN, ""),
            new Asked.Cutoff("k2", Answer.UNKNOWN, "")),
        List.of(
            new Asked.Address("payee", "bcrt1qalice"), new Asked.Address("payee", "bcrt1qnew")));
  }

  private static Asked.Payout wish(
      String name, String shop, String amount, String currency, String ledger, Answer answer) {
    return new Asked.Payout(
        "r-" + name,
        shop,
        "payee",
        new BigDecimal(amount),
        currency,
        ledger,
        answer,
        answer == Answer.YES ? name : "");
  }

  private static List<Told.Request> requests() {
    return List.of(
        request("done", SHOP, "7.01", "USD", "USD"),
        request("held", FEES, "10", "USD", "EUR"),
        request("gone", SHOP, "6", "USD", "USD"),
        request("waits", FEES, "15", "EUR", "EUR"),
        request("unheard", SHOP, "8", "USD", "USD"));
  }

  private static Told.Request request(
      String name, String shop, String amount, String currency, String ledger) {
    return new Told.Request(
        name, "r-" + name, shop, "payee", new BigDecimal(amount), currency, ledger);
  }

  private static List<Told.Life> lives() {
    return List.of(
        new Told.Life(
            "done",
            List.of("PayoutFunded", "PayoutBroadcast", "PayoutCompleted"),
            List.of(new Told.Terms("bcrt1qalice", 10_953, 701, 0, 0, DOLLARS, DOLLARS))),
        new Told.Life(
            "held",
            List.of("PayoutDeferred", "PayoutFunded", "PayoutBroadcast"),
            List.of(new Told.Terms("bcrt1qnew", 15_625, 922, 6, 0, DOLLARS, EUROS))),
        new Told.Life("gone", List.of("PayoutCancelled"), List.of()));
  }

  private static List<Told.Cutoff> cutoffs() {
    return List.of(
        new Told.Cutoff("event-1", "c1", "manual 2026-01-01 manual:c1", "k1"),
        new Told.Cutoff("event-2", "c0", "daily 2026-01-01 14:00", ""));
  }

  private static List<LedgerBook.Line> lines() {
    return List.of(
        new LedgerBook.Line("done", "FUNDED", SHOP, "USD", "u2", "c1", 701, 0, 0, 10_953),
        new LedgerBook.Line("done", "COMPLETED", SHOP, "USD", "u3", "", 701, 0, 0, 0),
        new LedgerBook.Line("held", "FUNDED", FEES, "EUR", "e3", "c1", 922, 6, 0, 15_625),
        new LedgerBook.Line("gone", "CANCELLED", SHOP, "USD", "", "", 0, 0, 0, 0));
  }

  private static List<LedgerBook.Movement> movements() {
    return List.of(
        new LedgerBook.Movement("DEPOSIT", SHOP, "USD", new BigDecimal("30"), "d1", "u1"),
        new LedgerBook.Movement("DEPOSIT", FEES, "EUR", new BigDecimal("20"), "d2", "e1"),
        new LedgerBook.Movement("DEPOSIT", FEES, "EUR", new BigDecimal("1"), "d4", "e2"));
  }

  private static LedgerPicture picture() {
    return new LedgerPicture(
        List.of(
            new LedgerPicture.Account(
                SHOP,
                "USD",
                Map.of("AVAILABLE", 2_299L, "PAID_OUT", 701L, "DEPOSITS_CLEARING", -3_000L)),
            new LedgerPicture.Account(
                FEES,
                "EUR",
                Map.of("AVAILABLE", 1_172L, "HELD", 928L, "DEPOSITS_CLEARING", -2_100L))),
        List.of(
            posting("u1", SHOP, "USD", 1, "AVAILABLE", 3_000, "DEPOSITS_CLEARING"),
            posting("u2", SHOP, "USD", 2, "HELD", 701, "AVAILABLE"),
            posting("u3", SHOP, "USD", 3, "PAID_OUT", 701, "HELD"),
            posting("e1", FEES, "EUR", 1, "AVAILABLE", 2_000, "DEPOSITS_CLEARING"),
            posting("e2", FEES, "EUR", 2, "AVAILABLE", 100, "DEPOSITS_CLEARING"),
            posting("e3", FEES, "EUR", 3, "HELD", 928, "AVAILABLE")));
  }

  private static LedgerPicture.Posting posting(
      String id, String shop, String currency, long version, String to, long units, String from) {
    return new LedgerPicture.Posting(id, shop, currency, version, Map.of(to, units, from, -units));
  }
}
