package org.openpayouts.payoutapi.bitpay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one error body. Some client libraries read {@code error}, others {@code message}, others need
 * {@code code} as text, so all are there.
 */
@JsonPropertyOrder({"status", "code", "data", "error", "message", "errors"})
record ErrorBody(
    String status,
    String code,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object data,
    String error,
    String message,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  /** One field's problem, as newer client libraries join them. */
  record FieldError(String error, String param) {}

  static ErrorBody of(Refusal refusal, String method) {
    return new ErrorBody(
        "error",
        refusal.code().forMethod(method),
        null,
        refusal.text(),
        refusal.text(),
        refusal.problems().stream()
            .map(problem -> new FieldError(problem.text(), problem.field()))
            .toList());
  }
}
