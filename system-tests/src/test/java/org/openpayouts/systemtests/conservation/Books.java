package org.openpayouts.systemtests.conservation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.openpayouts.systemtests.guarantee.ChainTransaction.Output;
import org.openpayouts.systemtests.guarantee.LedgerPicture;

/**
 * All that a load left behind, seen at a moment at which nothing moves.
 *
 * @param prices units of each currency for one bitcoin, as the stack was told them
 * @param paid per payout the outputs in blocks that were said to pay it
 */
public record Books(
    Asked asked, Told told, LedgerBook ledger, Prices prices, Map<String, List<Output>> paid) {
  public Books {
    paid = Map.copyOf(paid);
  }

  /** Every payout of the load's merchants that anybody knows of. */
  public List<Case> cases() {
    Map<String, List<Asked.Payout>> wishes = wishes();
    Map<String, Told.Life> lives =
        told.lives().stream().collect(toMap(Told.Life::payoutId, life -> life));
    Map<String, List<LedgerBook.Line>> lines =
        ledger.lines().stream().collect(groupingBy(LedgerBook.Line::payoutId));
    return payoutIds().stream()
        .map(id ->
            new Case(
                id,
                wishes.getOrDefault(id, List.of()),
                lives.getOrDefault(id, new Told.Life(id, List.of(), List.of())),
                lines.getOrDefault(id, List.of()),
                paid.getOrDefault(id, List.of())))
        .toList();
  }

  private Set<String> payoutIds() {
    Set<String> merchants = merchantIds();
    var ids = new TreeSet<String>();
    told.requests().stream()
        .filter(request -> merchants.contains(request.merchantId()))
        .forEach(request -> ids.add(request.payoutId()));
    ledger.lines().stream()
        .filter(line -> merchants.contains(line.merchantId()))
        .forEach(line -> ids.add(line.payoutId()));
    asked.payouts().stream()
        .filter(wish -> wish.answer() == Answer.YES)
        .forEach(wish -> ids.add(wish.payoutId()));
    return ids;
  }

  /** The wishes behind each payout: by its answer, or by the reference of what was taken in. */
  private Map<String, List<Asked.Payout>> wishes() {
    Map<String, String> byReference =
        told.requests().stream()
            .collect(toMap(Told.Request::reference, Told.Request::payoutId, (one, other) -> one));
    Function<Asked.Payout, String> payoutId =
        wish ->
            wish.answer() == Answer.YES
                ? wish.payoutId()
                : byReference.getOrDefault(wish.reference(), "");
    return asked.payouts().stream().collect(groupingBy(payoutId));
  }

  Set<String> merchantIds() {
    return asked.shops().stream().map(Asked.Shop::merchantId).collect(toSet());
  }

  Asked.Shop shop(String merchantId) {
    return asked.shops().stream()
        .filter(shop -> shop.merchantId().equals(merchantId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(merchantId + " is not of this load"));
  }

  /** The accounts of the load's merchants. */
  List<LedgerPicture.Account> accounts() {
    Set<String> merchants = merchantIds();
    return ledger.picture().accounts().stream()
        .filter(account -> merchants.contains(account.merchantId()))
        .toList();
  }

  /** What a payout must cost, computed here from what was asked for. */
  Price priceOf(Case payout) {
    Asked.Payout wish = payout.wishes().getFirst();
    return Price.of(wish, payout.life().terms().getFirst(), shop(wish.merchantId()));
  }
}
