package org.openpayouts.systemtests.conservation;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A wish that was accepted is one payout, exactly as it was asked for, however often it was sent;
 * one that was refused is none, and of one that nobody answered there is at most one. Nothing else
 * was taken in.
 */
public final class EachWishIsTakenInOnce implements Proof {
  @Override
  public List<String> violations(Books books) {
    var found = new ArrayList<String>();
    Map<String, List<Told.Request>> taken =
        books.told().requests().stream()
            .filter(request -> books.merchantIds().contains(request.merchantId()))
            .collect(groupingBy(Told.Request::reference));
    Map<String, List<Asked.Payout>> wishes =
        books.asked().payouts().stream().collect(groupingBy(Asked.Payout::reference));
    wishes.forEach((reference, sendings) ->
        found.addAll(wrong(sendings, taken.getOrDefault(reference, List.of()))));
    taken.forEach((reference, requests) -> {
      if (!wishes.containsKey(reference)) {
        found.add(requests + " was never asked for");
      }
    });
    return found;
  }

  private static List<String> wrong(List<Asked.Payout> sendings, List<Told.Request> taken) {
    var found = new ArrayList<String>();
    boolean isAccepted = sendings.stream().anyMatch(one -> one.answer() == Answer.YES);
    boolean isRefused = sendings.stream().allMatch(one -> one.answer() == Answer.NO);
    int least = isAccepted ? 1 : 0;
    int most = isRefused ? 0 : 1;
    if (taken.size() < least || taken.size() > most) {
      found.add("%s was taken in %d times: %s".formatted(sendings, taken.size(), taken));
    }
    for (Told.Request request : taken) {
      for (Asked.Payout sending : sendings) {
        if (!isSame(sending, request)) {
          found.add(request + " was taken in for " + sending);
        }
      }
    }
    return found;
  }

  private static boolean isSame(Asked.Payout wish, Told.Request request) {
    return (wish.answer() != Answer.YES || wish.payoutId().equals(request.payoutId()))
        && wish.merchantId().equals(request.merchantId())
        && wish.recipientId().equals(request.recipientId())
        && wish.amount().compareTo(request.amount()) == 0
        && wish.currency().equals(request.currency())
        && wish.ledgerCurrency().equals(request.ledgerCurrency());
  }
}
