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

  private static Reading read(String account, String reference, String amount) {
    return CreditRules.read(new Credit(new Place(2, 1, reference), account, "EUR", amount));
  }
}
