package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpayouts.batchscheduler.cutoff.CutoffOrder.Checked;
import org.openpayouts.batchscheduler.cutoff.CutoffOrder.ScopeOrder;
import org.openpayouts.schemas.id.IdSource;

class CutoffOrderTest {
  private final String id = IdSource.secure().nextId();

  @Test
  void meansEverybodyWhereNothingIsSaid() {
    assertThat(new CutoffOrder(null, null, null).check())
        .isEqualTo(new Checked.Fine(new Scope.All(), null, "operator"));
    assertThat(new CutoffOrder("why", "ann", new ScopeOrder(null, null, null)).check())
        .isEqualTo(new Checked.Fine(new Scope.All(), "why", "ann"));
  }

  @Test
  void readsEachScope() {
    assertThat(scope(List.of(id), null, null)).isEqualTo(fine(new Scope.Merchants(List.of(id))));
    assertThat(scope(null, List.of("GBP", "EUR"), null))
        .isEqualTo(fine(new Scope.Currencies(List.of("EUR", "GBP"))));
    assertThat(scope(null, null, List.of(id))).isEqualTo(fine(new Scope.Payouts(List.of(id))));
  }

  @Test
  void refusesTwoScopesAtOnce() {
    assertThat(scope(List.of(id), List.of("EUR"), null))
        .extracting("code")
        .isEqualTo("SCOPE_AMBIGUOUS");
  }

  @Test
  void refusesListsThatMeanNothing() {
    assertThat(scope(List.of(), null, null)).extracting("code").isEqualTo("SCOPE_NOT_VALID");
    assertThat(scope(null, List.of("XYZ"), null)).extracting("code").isEqualTo("SCOPE_NOT_VALID");
    assertThat(scope(null, null, List.of("no id"))).extracting("code").isEqualTo("SCOPE_NOT_VALID");
    assertThat(scope(null, null, Arrays.asList(id, null)))
        .extracting("code")
        .isEqualTo("SCOPE_NOT_VALID");
    assertThat(scope(null, null, Collections.nCopies(1_001, id)))
        .extracting("code")
        .isEqualTo("SCOPE_NOT_VALID");
  }

  @Test
  void refusesTextThatNoLogShouldHold() {
    assertThat(new CutoffOrder("a\u0000b", null, null).check())
        .extracting("code")
        .isEqualTo("TEXT_NOT_VALID");
    assertThat(new CutoffOrder(null, "x".repeat(201), null).check())
        .extracting("code")
        .isEqualTo("TEXT_NOT_VALID");
    assertThat(new CutoffOrder("\ud800", null, null).check())
        .extracting("code")
        .isEqualTo("TEXT_NOT_VALID");
  }

  private static Checked fine(Scope scope) {
    return new Checked.Fine(scope, null, "operator");
  }

  private static Checked scope(
      @Nullable List<@Nullable String> merchants,
      @Nullable List<@Nullable String> currencies,
      @Nullable List<@Nullable String> payouts) {
    return new CutoffOrder(null, null, new ScopeOrder(merchants, currencies, payouts)).check();
  }
}
