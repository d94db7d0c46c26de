package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.batchscheduler.cutoff.CutoffOrder.Checked;
import org.openpayouts.batchscheduler.cutoff.CutoffOrder.ScopeOrder;
import org.openpayouts.schemas.id.IdSource;

class CutoffOrderTest {
  private final String id = IdSource.secure().nextId();

  @Test
  void meansEverybodyWhereNoScopeIsNamed() {
    assertThat(new CutoffOrder("why", "ann", null).check()).isEqualTo(fine(new Scope.All()));
  }

  @Test
  void readsEachScope() {
    assertThat(scope(List.of(id), null, null)).isEqualTo(fine(new Scope.Merchants(List.of(id))));
    assertThat(scope(null, List.of("GBP", "EUR"), null))
        .isEqualTo(fine(new Scope.Currencies(List.of("EUR", "GBP"))));
    assertThat(scope(null, null, List.of(id))).isEqualTo(fine(new Scope.Payouts(List.of(id))));
  }

  @Test
  void neverTakesAScopeWithoutItsListForEverybody() {
    assertThat(codeOf(scope(null, null, null))).isEqualTo("SCOPE_NOT_VALID");
  }

  @Test
  void refusesTwoScopesAtOnce() {
    assertThat(codeOf(scope(List.of(id), List.of("EUR"), null))).isEqualTo("SCOPE_AMBIGUOUS");
  }

  @Test
  void refusesListsThatMeanNothing() {
    assertThat(codeOf(scope(List.of(), null, null))).isEqualTo("SCOPE_NOT_VALID");
    assertThat(codeOf(scope(null, List.of("XYZ"), null))).isEqualTo("SCOPE_NOT_VALID");
    assertThat(codeOf(scope(null, null, List.of("no id")))).isEqualTo("SCOPE_NOT_VALID");
    assertThat(codeOf(scope(null, null, Arrays.asList(id, null)))).isEqualTo("SCOPE_NOT_VALID");
    assertThat(codeOf(scope(null, null, Collections.nCopies(1_001, id))))
        .isEqualTo("SCOPE_NOT_VALID");
  }

  @Test
  void refusesAnOrderWithoutANameOrAReason() {
    assertThat(codeOf(new CutoffOrder(null, "ann", null).check())).isEqualTo("TEXT_NOT_VALID");
    assertThat(codeOf(new CutoffOrder("why", null, null).check())).isEqualTo("TEXT_NOT_VALID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000b", "\ud800"})
  void refusesTextThatNoLogShouldHold(String text) {
    assertThat(codeOf(new CutoffOrder(text, "ann", null).check())).isEqualTo("TEXT_NOT_VALID");
    assertThat(codeOf(new CutoffOrder("why", text, null).check())).isEqualTo("TEXT_NOT_VALID");
    assertThat(codeOf(new CutoffOrder("why", "x".repeat(201), null).check()))
        .isEqualTo("TEXT_NOT_VALID");
  }

  private static Checked fine(Scope scope) {
    return new Checked.Fine(scope, new Word("ann", "why"));
  }

  private static String codeOf(Checked checked) {
    return switch (checked) {
      case Checked.Bad(var refusal) -> refusal.code();
      case Checked.Fine fine -> "fine";
    };
  }

  private static Checked scope(
      @Nullable List<@Nullable String> merchants,
      @Nullable List<@Nullable String> currencies,
      @Nullable List<@Nullable String> payouts) {
    return new CutoffOrder("why", "ann", new ScopeOrder(merchants, currencies, payouts)).check();
  }
}
