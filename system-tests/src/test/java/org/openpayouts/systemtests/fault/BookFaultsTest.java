package org.openpayouts.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.systemtests.conservation.Books;
import org.openpayouts.systemtests.conservation.EveryEntryHasItsCause;
import org.openpayouts.systemtests.conservation.Proof;

/**
 * Each proof is silent about right books, and red on what it is there for, by the victim's name.
 */
class BookFaultsTest {
  @Test
  void rightBooksBreakNoProof() {
    Books right = LoadStory.books();

    assertThat(Proof.all())
        .allSatisfy(proof -> assertThat(proof.violations(right)).as(proof.sentence()).isEmpty());
  }

  static Stream<BookFault> faults() {
    return BookFault.all().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theProofNamesTheVictim(BookFault fault) {
    BookFault.Forged forged = fault.forge().apply(LoadStory.books());

    assertThat(fault.breaks().violations(forged.books()))
        .as(fault.breaks().sentence())
        .anySatisfy(complaint -> assertThat(complaint).contains(forged.victim()));
  }

  /** Or the lie would be found by a sum, and nothing would show that its own proof finds it. */
  static Stream<BookFault> lies() {
    List<String> careful =
        List.of(
            "a lost hold",
            "a second hold",
            "a double post",
            "a debit one unit too high",
            "a debit one unit too low",
            "one satoshi too much");
    return BookFault.all().stream().filter(fault -> careful.contains(fault.name()));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void theForgerKeepsEverySumRight(BookFault fault) {
    BookFault.Forged forged = fault.forge().apply(LoadStory.books());

    assertThat(new EveryEntryHasItsCause().violations(forged.books())).isEmpty();
  }

  @Test
  void everyProofHasAPlantedFault() {
    List<Class<?>> broken =
        BookFault.all().stream().<Class<?>>map(fault -> fault.breaks().getClass()).toList();

    assertThat(Proof.all()).allSatisfy(proof -> assertThat(broken).contains(proof.getClass()));
  }
}
