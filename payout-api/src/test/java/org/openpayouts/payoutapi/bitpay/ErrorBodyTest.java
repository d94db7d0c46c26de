package org.openpayouts.payoutapi.bitpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.payoutapi.payout.FieldProblem;

class ErrorBodyTest {

  @Test
  void carriesTheTextWhereEachClientLooksForIt() {
    assertThat(json(Refusal.notFound(), "GET"))
        .isEqualTo(
            """
            {"status":"error","code":"020001","data":null,"error":"Resource not found",\
            "message":"Resource not found"}\
            """);
  }

  @Test
  void namesEachFieldOfARefusedForm() {
    Refusal refusal =
        Refusal.fields(
            List.of(
                FieldProblem.missing("amount"),
                FieldProblem.invalid("currency", "currency must be one of A, B.")));

    assertThat(json(refusal, "POST"))
        .isEqualTo(
            """
            {"status":"error","code":"010002","data":null,\
            "error":"Missing required parameter amount. currency must be one of A, B.",\
            "message":"Missing required parameter amount. currency must be one of A, B.",\
            "errors":[{"error":"Missing required parameter amount.","param":"amount"},\
            {"error":"currency must be one of A, B.","param":"currency"}]}\
            """);
  }

  @Test
  void saysWhenAllThatIsWrongIsThatSomethingIsMissing() {
    Refusal refusal = Refusal.fields(List.of(FieldProblem.missing("amount")));

    assertThat(refusal.code().forMethod("POST")).isEqualTo("010003");
  }

  @ParameterizedTest
  @CsvSource({
    "SERVER, POST, 010000",
    "SERVER, GET, 020000",
    "NOT_FOUND, GET, 020001",
    "NOT_FOUND, PUT, 030001",
    "INVALID, DELETE, 040002",
    "MISSING, POST, 010003",
    "INVALID, PATCH, 000000",
    "UNMAPPED, POST, 000000"
  })
  void composesCodesFromMethodAndError(ErrorCode code, String method, String digits) {
    assertThat(code.forMethod(method)).isEqualTo(digits);
  }

  private static String json(Refusal refusal, String method) {
    return new String(BodyJson.bytes(ErrorBody.of(refusal, method)), UTF_8);
  }
}
