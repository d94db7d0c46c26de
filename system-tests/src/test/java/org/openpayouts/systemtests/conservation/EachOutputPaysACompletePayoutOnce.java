package org.openpayouts.systemtests.conservation;

import java.util.ArrayList;
import java.util.List;
import org.openpayouts.systemtests.guarantee.ChainTransaction.Output;

/**
 * A complete payout is paid by one output of a block, with the amount that it must cost, to an
 * address that its recipient was said to have; nobody is paid who is not funded.
 */
public final class EachOutputPaysACompletePayoutOnce implements Proof {
  @Override
  public List<String> violations(Books books) {
    var found = new ArrayList<String>();
    for (Case payout : books.cases()) {
      int times = payout.paid().size();
      if (times > 1 || payout.isComplete() && times == 0 || !payout.isFunded() && times > 0) {
        found.add(
            "%s is paid %d times, its facts are %s"
                .formatted(payout.payoutId(), times, payout.life().facts()));
      } else if (times == 1 && payout.hasPrice()) {
        found.addAll(wrong(payout, books));
      }
    }
    return found;
  }

  private static List<String> wrong(Case payout, Books books) {
    var found = new ArrayList<String>();
    Output output = payout.paid().getFirst();
    long owed = books.priceOf(payout).baseUnits();
    if (output.satoshis() != owed) {
      found.add("%s is paid %s instead of %d".formatted(payout.payoutId(), output, owed));
    }
    String recipient = payout.wishes().getFirst().recipientId();
    var place = new Asked.Address(recipient, output.address());
    String locked = payout.life().terms().getFirst().address();
    if (!books.asked().addresses().contains(place) || !output.address().equals(locked)) {
      found.add(
          "%s is paid at %s, locked was %s of recipient %s"
              .formatted(payout.payoutId(), output.address(), locked, recipient));
    }
    return found;
  }
}
