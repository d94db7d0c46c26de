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
 */
record CutoffOrder(
    @Nullable String reason, @Nullable String requestedBy, @Nullable ScopeOrder scope) {
  static final int MAX_TEXT = 200;

  /** At most one list; none means everybody. */
  record ScopeOrder(
      @Nullable List<@Nullable String> merchantIds,
      @Nullable List<@Nullable String> currencies,
      @Nullable List<@Nullable String> payoutIds) {}

  /** What the body means, or why it means nothing. */
  sealed interface Checked {
    record Fine(Scope scope, @Nullable String reason, String requestedBy) implements Checked {}

    record Bad(String code, String message) implements Checked {}
  }

  Checked check() {
    if (tooLong(reason) || tooLong(requestedBy)) {
      return new Checked.Bad(
          "TEXT_NOT_VALID", "reason and requestedBy are at most 200 printable characters");
    }
    String by = requestedBy == null || requestedBy.isBlank() ? "operator" : requestedBy;
    return scope == null ? new Checked.Fine(new Scope.All(), reason, by) : checkScope(scope, by);
  }

  private Checked checkScope(ScopeOrder wanted, String by) {
    long lists =
        Stream.of(wanted.merchantIds, wanted.currencies, wanted.payoutIds)
            .filter(Objects::nonNull)
            .count();
    if (lists > 1) {
      return new Checked.Bad(
          "SCOPE_AMBIGUOUS", "scope names at most one of merchantIds, currencies, payoutIds");
    }
    if (wanted.merchantIds != null) {
      return valid(wanted.merchantIds, id -> MerchantId.parse(id).isPresent())
          ? new Checked.Fine(new Scope.Merchants(known(wanted.merchantIds)), reason, by)
          : bad("merchantIds", "merchant ids");
    }
    if (wanted.currencies != null) {
      return valid(wanted.currencies, code -> Currencies.find(code).isPresent())
          ? new Checked.Fine(new Scope.Currencies(known(wanted.currencies)), reason, by)
          : bad("currencies", "ledger currency codes");
    }
    if (wanted.payoutIds != null) {
      return valid(wanted.payoutIds, id -> PayoutId.parse(id).isPresent())
          ? new Checked.Fine(new Scope.Payouts(known(wanted.payoutIds)), reason, by)
          : bad("payoutIds", "payout ids");
    }
    return new Checked.Fine(new Scope.All(), reason, by);
  }

  static boolean tooLong(@Nullable String text) {
    return text != null
        && (text.length() > MAX_TEXT
            || text.chars().anyMatch(Character::isISOControl)
            || text.chars().anyMatch(c -> Character.isSurrogate((char) c)));
  }

  private static boolean valid(List<@Nullable String> values, Predicate<String> isValid) {
    return !values.isEmpty()
        && values.size() <= Scope.MAX_VALUES
        && values.stream().allMatch(value -> value != null && isValid.test(value));
  }

  private static List<String> known(List<@Nullable String> values) {
    return values.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  private static Checked.Bad bad(String field, String what) {
    return new Checked.Bad(
        "SCOPE_NOT_VALID", "scope." + field + " lists 1 to " + Scope.MAX_VALUES + " " + what);
  }
}
