package org.openpayouts.systemtests.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromQlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          up == 0                                                        | up
          sum by (job) (rate(a_total{x="b or c", y=~"z{2}"}[5m])) > 0.5  | a_total
          max by(job)(a) / on (job) group_left (b) c offset 10m          | a c
          absent(up{job="x"}) - 1 or time() - last_seconds > 1e3         | last_seconds up
          goal:ratio_rate5m > 0.01 and goal:ratio_rate1h > 0.01          | goal:ratio_rate1h goal:ratio_rate5m
          histogram_quantile(0.99, sum by (le) (rate(a_bucket[5m])))     | a_bucket
          """)
  void namesTheSeriesOfAnExpression(String expression, String series) {
    assertThat(PromQl.seriesIn(expression)).containsExactly(series.split(" "));
  }
}
