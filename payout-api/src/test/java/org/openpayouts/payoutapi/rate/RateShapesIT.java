package org.openpayouts.payoutapi.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.Shapes;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The kept quotes come to the same end however they were published. */
class RateShapesIT {
  private final RunningApi api = RunningApi.shared();

  static IntStream shapesOfThree() {
    return Shapes.numbers(3);
  }

  @ParameterizedTest
  @MethodSource("shapesOfThree")
  void keepsTheNewestQuotesAlike(int shape) {
    String base = IdSource.secure().nextId();

    new Shapes(
            Topics.RATES,
            List.of(
                TestFacts.rates(base, 1, "USD", "400"),
                TestFacts.rates(base, 2, "USD", "500.5"),
                TestFacts.rates(base, 3, "EUR", "300")))
        .batches(shape, "")
        .forEach(batch -> api.bean(Rates.class).keep(RateBindings.newest(batch)));

    assertThat(
            api.bean(JdbcClient.class)
                .sql(
                    "select quote || ' ' || version || ' ' || rate from rate"
                        + " where base = ? order by quote")
                .param(base)
                .query(String.class)
                .list())
        .containsExactly("EUR 3 300", "USD 2 500.5");
  }
}
