package org.openpayouts.systemtests.traffic;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openpayouts.systemtests.conservation.Asked;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;

/**
 * The merchants of a load, each with another policy, each with a ledger in USD and one in EUR and
 * too little money in both.
 */
public final class Street {
  private static final int PAYEES = 6;
  private static final String TOO_LITTLE = "120.00";
  private static final int FEE_PPM = 2_500;
  private static final int FEE_FIXED = 3;

  private final SharedStack stack;
  private final TrafficJournal journal;
  private final List<Shop> shops;

  private Street(SharedStack stack, TrafficJournal journal) {
    this.stack = stack;
    this.journal = journal;
    this.shops =
        List.of(
            shop("plain", Map.of(), new Fees(0, 0)),
            shop(
                "fees",
                Map.of("platformFeePpm", FEE_PPM, "platformFeeFixed", FEE_FIXED),
                new Fees(FEE_PPM, FEE_FIXED)),
            shop("eager", Map.of("fundOnDeposit", true), new Fees(0, 0)),
            shop("nimble", Map.of("smallMayOvertake", true), new Fees(0, 0)));
  }

  private record Fees(int ppm, int fixed) {}

  public static Street open(SharedStack stack, TrafficJournal journal) {
    return new Street(stack, journal);
  }

  private Shop shop(String name, Map<String, ?> policy, Fees fees) {
    TestMerchant merchant = TestMerchant.in(stack, "street-" + name).withPolicy(policy);
    merchant.withPayees(PAYEES);
    journal.shops.write(new Asked.Shop(merchant.merchantId(), fees.ppm(), fees.fixed()));
    new Payees(stack, merchant, journal).writeDown();
    Shop shop = new Shop(stack, merchant, journal);
    Shop.LEDGERS.forEach(
        ledger -> shop.deposit(merchant.name() + "-first-" + ledger, ledger, TOO_LITTLE));
    return shop;
  }

  public List<Shop> shops() {
    return shops;
  }

  public List<String> merchantIds() {
    return shops.stream().map(Shop::merchantId).toList();
  }

  Stream<Payees> payees() {
    return shops.stream().map(this::payeesOf);
  }

  Payees payeesOf(Shop shop) {
    return new Payees(stack, shop.merchant(), journal);
  }

  /** Everybody can be paid, and there is money for all: what waits can be funded now. */
  public void heal(String amount) {
    payees().forEach(Payees::activateAll);
    for (Shop shop : shops) {
      Shop.LEDGERS.forEach(
          ledger -> shop.deposit(shop.merchant().name() + "-last-" + ledger, ledger, amount));
    }
  }
}
