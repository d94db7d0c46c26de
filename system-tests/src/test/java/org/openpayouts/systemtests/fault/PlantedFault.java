package org.openpayouts.systemtests.fault;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.openpayouts.systemtests.guarantee.ChainTransaction.Output;
import org.openpayouts.systemtests.guarantee.EachAcceptedPayoutIsPaidExactlyOnce;
import org.openpayouts.systemtests.guarantee.EachStatusChangeReachesTheMerchantInOrder;
import org.openpayouts.systemtests.guarantee.Guarantee;
import org.openpayouts.systemtests.guarantee.LedgerHoldsWhatPayoutsSay;
import org.openpayouts.systemtests.guarantee.LedgerSumsToZero;
import org.openpayouts.systemtests.guarantee.LifecycleIsAPath;
import org.openpayouts.systemtests.guarantee.NothingIsPaidThatIsNoPayout;
import org.openpayouts.systemtests.guarantee.ReserveIsNeverNegative;

/** Something that must never happen, done on purpose to a story. */
record PlantedFault(String name, Guarantee breaks, Consumer<Story> plant) {
  private static final Guarantee PAID = new EachAcceptedPayoutIsPaidExactlyOnce();
  private static final Guarantee ONLY_PAYOUTS = new NothingIsPaidThatIsNoPayout();
  private static final Guarantee RESERVE = new ReserveIsNeverNegative();
  private static final Guarantee LEDGER = new LedgerSumsToZero();
  private static final Guarantee HOLDS = new LedgerHoldsWhatPayoutsSay();
  private static final Guarantee PATH = new LifecycleIsAPath();
  private static final Guarantee TOLD = new EachStatusChangeReachesTheMerchantInOrder();

  static List<PlantedFault> all() {
    return List.of(
        new PlantedFault("a second output that the payout claims", PAID, Story::payTwice),
        new PlantedFault("a payment that is nowhere", PAID, Story::loseThePayment),
        new PlantedFault("one satoshi too little", PAID, s -> s.payInstead(19_999, Story.ALICE)),
        new PlantedFault("somebody else's address", PAID, s -> s.payInstead(20_000, "bcrt1qeve")),
        new PlantedFault(
            "terms that nobody asked for", PAID, s -> s.rate = new BigDecimal("25000")),
        new PlantedFault("a cancelled payout that is paid", PAID, Story::cancelThePaidOne),
        new PlantedFault(
            "the recipient gets it again, from anywhere",
            ONLY_PAYOUTS,
            s -> s.send("elsewhere:0", new Output(Story.ALICE, 20_000))),
        new PlantedFault(
            "our wallet pays a stranger",
            ONLY_PAYOUTS,
            s -> s.send("pay:1", new Output("bcrt1qeve", 5))),
        new PlantedFault("more held than was there", RESERVE, s -> s.post("AVAILABLE", -99_000)),
        new PlantedFault("an altered entry", LEDGER, s -> s.alterEntry("HELD", 1)),
        new PlantedFault("an altered balance", LEDGER, s -> s.alterBalance("AVAILABLE", 1)),
        new PlantedFault("a payout booked twice", HOLDS, s -> s.alterBalance("PAID_OUT", 1_000)),
        new PlantedFault("a step back", PATH, s -> s.facts.add("PayoutFunded")),
        new PlantedFault("complete without broadcast", PATH, s -> s.facts.remove(1)),
        new PlantedFault("a swallowed webhook", TOLD, s -> s.swallow(5002)),
        new PlantedFault("webhooks out of order", TOLD, Story::swapWebhooks),
        new PlantedFault("a repeat under a new id", TOLD, s -> s.tell(5003, "another", true)),
        new PlantedFault("an unsigned webhook", TOLD, s -> s.tell(5003, "id-5003", false)),
        new PlantedFault("a webhook for nothing", TOLD, s -> s.tell(5004, "id-5004", true)));
  }

  @Override
  public String toString() {
    return name;
  }
}
