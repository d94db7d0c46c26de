package org.openpayouts.batchscheduler.cutoff;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

/**
 * The body of {@code POST /cutoffs}, as it arrived; {@link #check} says whether it means anything.
 *
 * @param scope whose payouts; everybody's only where the word is left out, never where a list got
 *     lost
 */
record CutoffOrder(
    @Nullable String reason, @Nullable String requestedBy, @Nullable ScopeOrder scope) {
  /** Exactly one list. */
  record ScopeOrder(
      @Nullable List<@Nullable String> merchantIds,
      @Nullable List<@Nullable String> currencies,
      @Nullable List<@Nullable String> payoutIds) {}

  /** What the body means, or why it means nothing. */
  sealed interface Checked {
    record Fine(Scope scope, Word word) implements Checked {}

    record Bad(Refusal refusal) implements Checked {}
  }

  Checked check() {
    return new Word.Body(reason, requestedBy)
        .word()
        .map(this::check)
        .orElseGet(() -> new Checked.Bad(Refusal.NO_WORD));
  }

  private Checked check(Word word) {
    return scope == null ? new Checked.Fine(new Scope.All(), word) : check(scope, word);
  }

  private static Checked check(ScopeOrder wanted, Word word) {
    long lists =
        Stream.of(wanted.merchantIds, wanted.currencies, wanted.payoutIds)
            .filter(Objects::nonNull)
            .count();
    if (lists > 1) {
      return bad("SCOPE_AMBIGUOUS", "scope names only one of merchantIds, currencies, payoutIds");
    }
    if (wanted.merchantIds != null) {
      return valid(wanted.merchantIds, id -> MerchantId.parse(id).isPresent())
          ? new Checked.Fine(new Scope.Merchants(known(wanted.merchantIds)), word)
          : notAList("merchantIds", "merchant ids");
    }
    if (wanted.currencies != null) {
      return valid(wanted.currencies, code -> Currencies.find(code).isPresent())
          ? new Checked.Fine(new Scope.Currencies(known(wanted.currencies)), word)
          : notAList("currencies", "ledger currency codes");
    }
    if (wanted.payoutIds != null) {
      return valid(wanted.payoutIds, id -> PayoutId.parse(id).isPresent())
          ? new Checked.Fine(new Scope.Payouts(known(wanted.payoutIds)), word)
          : notAList("payoutIds", "payout ids");
    }
    return bad(
        "SCOPE_NOT_VALID",
        "scope names one of merchantIds, currencies, payoutIds; leave it out to mean everybody");
  }

  private static boolean valid(List<@Nullable String> values, Predicate<String> isValid) {
    return !values.isEmpty()
        && values.size() <= Scope.MAX_VALUES
        && values.stream().allMatch(value -> value != null && isValid.test(value));
  }

  private static List<String> known(List<@Nullable String> values) {
    return values.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  private static Checked notAList(String field, String what) {
    return bad(
        "SCOPE_NOT_VALID", "scope.%s lists 1 to %d %s".formatted(field, Scope.MAX_VALUES, what));
  }

  private static Checked bad(String code, String message) {
    return new Checked.Bad(new Refusal(code, message));
  }
}
