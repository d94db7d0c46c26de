package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.outbox.HandledPositions.Place;

class ForgottenTest {

  /** Places are group, topic, partition; all that were read stand at 7. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          all is remembered                  | s/a/0 s/a/1 s/b/0 | s/a/0 s/a/1 s/b/0 | ""                | ""
          a topic that was not read for long | s/a/0 s/a/1 s/b/0 | s/b/0             | ""                | s/a/0 s/a/1
          two such topics                    | s/a/0 s/b/0 s/c/0 | s/c/0             | ""                | s/a/0 s/b/0
          one partition alone                | s/a/0 s/a/1 s/b/0 | s/a/1 s/b/0       | s/a/0             | ""
          beside one where nothing was read  | s/a/0 s/b/0       | s/a/1 s/b/0       | s/a/0             | ""
          the whole group                    | s/a/0 s/a/1 s/b/0 | ""                | s/a/0 s/a/1 s/b/0 | ""
          the group's only topic             | s/a/0 s/a/1       | ""                | s/a/0 s/a/1       | ""
          another group tells nothing        | s/a/0 t/b/0       | t/b/0             | s/a/0             | ""
          nor what was never read            | s/a/0             | s/b/0             | s/a/0             | ""
          """)
  void isLostUnlessItsGroupLives(
      String name, String read, String told, String lost, String expired) {
    Forgotten forgotten = Forgotten.of(places(read), Set.copyOf(places(told).keySet()));

    assertThat(forgotten.lost()).isEqualTo(places(lost));
    assertThat(forgotten.expired()).isEqualTo(places(expired));
  }

  private static Map<Place, Long> places(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.split("/"))
        .collect(
            Collectors.toMap(
                parts -> new Place(parts[0], parts[1], Integer.parseInt(parts[2])),
                parts -> 7L,
                (one, other) -> one,
                HashMap::new));
  }
}
