package org.openpayouts.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayoutsFileTest {
  private static final String HEADER = String.join(",", PayoutsFile.COLUMNS) + "\n";
  private static final String GOOD = "12.50,USD,USD,rider1@couriers.example,route 1,\n";

  @TempDir private Path folder;

  @Test
  void readsAGoodLine() throws Exception {
    List<PayoutLine> lines = read(HEADER + "8.00,EUR,USD,r1,\"one, two\",https://a.example/x\n");

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst())
        .isInstanceOfSatisfying(
            PayoutLine.Wanted.class,
            wanted -> {
              assertThat(wanted.line()).isEqualTo(2);
              assertThat(wanted.amount()).isEqualTo("8.00");
              assertThat(wanted.currency()).isEqualTo("EUR");
              assertThat(wanted.ledgerCurrency()).isEqualTo("USD");
              assertThat(wanted.reference()).isEqualTo("one, two");
              assertThat(wanted.notificationUrl()).contains("https://a.example/x");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12.50,USD,USD,r1,x            | has 5 fields instead of 6
          12.50,USD,USD,r1,x,,more      | has 7 fields instead of 6
          ten,USD,USD,r1,x,             | amount is not a decimal number: ten
          1e400,USD,USD,r1,x,           | amount is not a decimal number: 1e400
          0x10,USD,USD,r1,x,            | amount is not a decimal number: 0x10
          ,USD,USD,r1,x,                | amount is empty
          12.50,,USD,r1,x,              | currency is empty
          12.50,USD,USD,,x,             | recipient is empty
          "12.50,USD,USD,r1,x,          | a quote is open
          "12.50"x,USD,USD,r1,x,        | a quote is open or stands in the wrong place
          """)
  void refusesABrokenLineAloneWithItsNumber(String broken, String reason) throws Exception {
    List<PayoutLine> lines = read(HEADER + GOOD + broken + "\n" + GOOD);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isInstanceOf(PayoutLine.Wanted.class);
    assertThat(lines.get(2)).isInstanceOf(PayoutLine.Wanted.class);
    assertThat(lines.get(1))
        .isInstanceOfSatisfying(
            PayoutLine.Broken.class,
            line -> {
              assertThat(line.line()).isEqualTo(3);
              assertThat(line.reason()).contains(reason);
            });
  }

  @Test
  void refusesALineThatIsNotUtf8() throws Exception {
    Path file = folder.resolve("payouts.csv");
    byte[] latin =
        (HEADER + GOOD.replace("route", "rüte") + GOOD).getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin);

    List<PayoutLine> lines = PayoutsFile.read(file);

    assertThat(lines.get(0)).isEqualTo(new PayoutLine.Broken(2, "is not UTF-8"));
    assertThat(lines.get(1)).isInstanceOf(PayoutLine.Wanted.class);
  }

  @Test
  void countsLinesAsAnEditorDoes() throws Exception {
    List<PayoutLine> lines = read("\uFEFF" + HEADER + "\n\n" + GOOD + "\n" + GOOD);

    assertThat(lines).extracting(PayoutLine::line).containsExactly(4L, 6L);
  }

  @Test
  void refusesAFileWithoutTheHeader() {
    assertThatThrownBy(() -> read(GOOD))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("must be amount,currency,ledgerCurrency,recipient,reference");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> read("")).isInstanceOf(Unreadable.class);
  }

  @Test
  void shipsASampleWithGoodAndBrokenLines() {
    List<PayoutLine> lines = PayoutsFile.read(Path.of("payouts.csv"));

    assertThat(lines).filteredOn(PayoutLine.Wanted.class::isInstance).hasSizeGreaterThan(5);
    assertThat(lines)
        .filteredOn(PayoutLine.Broken.class::isInstance)
        .extracting(PayoutLine::line)
        .containsExactly(10L, 11L, 12L);
  }

  private List<PayoutLine> read(String text) throws Exception {
    return PayoutsFile.read(Files.writeString(folder.resolve("payouts.csv"), text));
  }
}
