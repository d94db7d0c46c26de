package org.openpayouts.payoutapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.payoutapi.statement.CreditRules.Reading;
import org.openpayouts.payoutapi.statement.StatementLine.Credit;
import org.openpayouts.payoutapi.statement.StatementLine.Place;

class CreditRulesTest {

  @Test
  void takesACreditThatIsPlain() {
    assertThat(read("DE1", "4711", "100.50")).isInstanceOf(Reading.Good.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONREF", "nonref", "NotProvided", "NOTPROVIDED."})
  void takesNoPlaceholderForAReference(String placeholder) {
    assertThat(read("DE1", placeholder, "1")).isEqualTo(new Reading.Bad(Complaint.UNNAMED));
  }

  @Test
  void takesNoAccountThatNoBankWrites() {
    assertThat(read("D\u0415 89", "4711", "1")).isInstanceOf(Reading.Bad.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23457E+11", "1,5e3", "-1E+2", "12E5", "1.E0"})
  void takesNoAmountThatASpreadsheetHasRounded(String amount) {
    assertThat(read("DE1", "4711", amount)).isEqualTo(new Reading.Bad(Complaint.DIGITS_LOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23457E+11", "1E+15", "1,23457e+11"})
  void takesNoReferenceThatASpreadsheetHasRounded(String reference) {
    assertThat(read("DE1", reference, "1")).isEqualTo(new Reading.Bad(Complaint.DIGITS_LOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12E5", "2026E+1", "E+11", "123456789012"})
  void takesReferencesThatABankMayGive(String reference) {
    assertThat(read("DE1", reference, "1")).isInstanceOf(Reading.Good.class);
  }

  private static Reading read(String account, String reference, String amount) {
    return CreditRules.read(new Credit(new Place(2, 1, reference), account, "EUR", amount));
  }
}
