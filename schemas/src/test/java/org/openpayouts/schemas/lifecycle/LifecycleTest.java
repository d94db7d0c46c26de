package org.openpayouts.schemas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {
  private static final long NOW = 5;
  private static final long LATER = 9;

  private static final List<PayoutState> STATES =
      List.of(
          new PayoutState.New(NOW),
          new PayoutState.Funded(NOW),
          new PayoutState.Processing(NOW),
          new PayoutState.Complete(NOW),
          new PayoutState.Failed(NOW),
          new PayoutState.Cancelled(NOW));

  private static List<PayoutEvent> events(long sequence) {
    return List.of(
        new PayoutEvent.Requested(sequence),
        new PayoutEvent.Deferred(sequence),
        new PayoutEvent.Funded(sequence),
        new PayoutEvent.Cancelled(sequence),
        new PayoutEvent.Delayed(sequence),
        new PayoutEvent.Broadcast(sequence),
        new PayoutEvent.TransactionReplaced(sequence),
        new PayoutEvent.Completed(sequence),
        new PayoutEvent.Failed(sequence),
        new PayoutEvent.Reopened(sequence));
  }

  /** One letter per state for the target, "=" where it stays, "." where there is no such move. */
  private static final String[] TABLE = {
    //            Requested Deferred Funded Cancelled Delayed Broadcast Replaced Completed Failed
    "New        . =         F       C       .         .       .         .        .         .",
    "Funded     . .         .       .       =         P       .         .        X         .",
    "Processing . .         .       .       .         .       =         D        X         .",
    "Complete   . .         .       .       .         .       .         .        .         P",
    "Failed     . .         .       .       .         .       .         .        .         .",
    "Cancelled  . .         .       .       .         .       .         .        .         .",
  };

  static Stream<Arguments> everyPair() {
    List<Arguments> pairs = new ArrayList<>();
    for (int s = 0; s < STATES.size(); s++) {
      String[] row = TABLE[s].split("\\s+");
      assertThat(row[0]).isEqualTo(STATES.get(s).getClass().getSimpleName());
      List<PayoutEvent> events = events(LATER);
      for (int e = 0; e < events.size(); e++) {
        pairs.add(Arguments.of(STATES.get(s), events.get(e), row[e + 1]));
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest(name = "{0} after {1} is {2}")
  @MethodSource("everyPair")
  void answersEveryPairOfStateAndFact(PayoutState state, PayoutEvent event, String expected) {
    Transition transition = Lifecycle.after(state, event);

    switch (transition) {
      case Transition.Moved moved -> {
        assertThat(letter(moved.state())).isEqualTo(expected);
        assertThat(moved.state().sequence()).isEqualTo(LATER);
      }
      case Transition.Stayed stayed -> {
        assertThat(expected).isEqualTo("=");
        assertThat(stayed.state()).hasSameClassAs(state);
        assertThat(stayed.state().sequence()).isEqualTo(LATER);
      }
      case Transition.Refused refused -> {
        assertThat(expected).isEqualTo(".");
        assertThat(refused.reason()).contains(state.getClass().getSimpleName());
      }
      case Transition.Repeated _ -> assertThat(expected).isEqualTo("a repeat");
    }
  }

  @ParameterizedTest(name = "{0} has seen {1}")
  @MethodSource("everyPair")
  void takesWhatItHasSeenForARepeat(PayoutState state, PayoutEvent later) {
    int kind = events(LATER).indexOf(later);

    for (long seen : new long[] {0, NOW - 1, NOW}) {
      assertThat(Lifecycle.after(state, events(seen).get(kind)))
          .isEqualTo(new Transition.Repeated(state));
    }
  }

  @Test
  void hasEveryStateAndEveryFactInItsTable() {
    assertThat(STATES)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder((Class<?>[]) PayoutState.class.getPermittedSubclasses());
    assertThat(events(LATER))
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder((Class<?>[]) PayoutEvent.class.getPermittedSubclasses());
  }

  @Test
  void agreesWithTheDocumentedTable() throws IOException {
    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "lifecycle.md"))) {
      String[] cells = line.split("\\|");
      if (cells.length > 6 && cells[2].contains("`Payout") && !cells[1].isBlank()) {
        documented.add(
            "%s %s %s"
                .formatted(cells[1].strip(), cells[2].replace("`", "").strip(), cells[3].strip()));
      }
    }

    Set<String> coded = new TreeSet<>(Set.of("- PayoutRequested new"));
    for (PayoutState state : STATES) {
      for (PayoutEvent event : events(LATER)) {
        Transition transition = Lifecycle.after(state, event);
        if (!(transition instanceof Transition.Refused)) {
          coded.add("%s Payout%s %s".formatted(word(state), name(event), word(transition.state())));
        }
      }
    }
    assertThat(coded).isEqualTo(documented);
  }

  private static String letter(PayoutState state) {
    return switch (state) {
      case PayoutState.New _ -> "N";
      case PayoutState.Funded _ -> "F";
      case PayoutState.Processing _ -> "P";
      case PayoutState.Complete _ -> "D";
      case PayoutState.Failed _ -> "X";
      case PayoutState.Cancelled _ -> "C";
    };
  }

  private static String word(PayoutState state) {
    return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String name(PayoutEvent event) {
    return event.getClass().getSimpleName();
  }
}
