package org.openpayouts.schemas.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @Test
  void makesTwentyTwoCharactersThatAscend() {
    IdSource ids = new IdSource(new Random(1));

    List<String> made = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(ids.nextId());
    }

    assertThat(made).allMatch(id -> id.length() == 22).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void readsBackWhatItWrote() {
    for (UUID id : List.of(new UUID(0, 0), new UUID(-1, -1), new UUID(0, 58), UUID.randomUUID())) {
      assertThat(Base58Id.decode(Base58Id.encode(id))).contains(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "JMwv8wQCXANoU2ZZQ9a9G",
        "JMwv8wQCXANoU2ZZQ9a9GHH",
        "JMwv8wQCXANoU2ZZQ9a90H",
        "zzzzzzzzzzzzzzzzzzzzzz",
        "YcVfxkQb6JRzqk5kF2tNLw",
        "JMwv8wQCXANoU2ZZQ9a9G\u00e9",
        "JMwv8wQCXANoU2ZZQ9a9G\u0000"
      })
  void refusesWhatIsNotTheTextOfAnId(String text) {
    assertThat(PayoutId.parse(text)).isEmpty();
    assertThatThrownBy(() -> new PayoutId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsTheTextOfAnIdAsReadingItDoes() {
    Random random = new Random(58);
    String digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder().append("XYZ".charAt(random.nextInt(3)));
      while (text.length() < 22) {
        text.append(digits.charAt(random.nextInt(digits.length())));
      }
      assertThat(Base58Id.isId(text.toString()))
          .as(text.toString())
          .isEqualTo(Base58Id.decode(text.toString()).isPresent());
    }
  }

  @Test
  void takesTheIdsOfThePublishedSamples() {
    assertThat(PayoutId.parse("JMwv8wQCXANoU2ZZQ9a9GH"))
        .isEqualTo(Optional.of(new PayoutId("JMwv8wQCXANoU2ZZQ9a9GH")));
  }
}
