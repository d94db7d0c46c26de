package org.openpayouts.batchscheduler.cutoff;

import org.openpayouts.outbox.DecisionGate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers to requests that no controller method could be called for. */
@RestControllerAdvice
class BadRequests {
  @ExceptionHandler
  ResponseEntity<Refusal> unreadable(HttpMessageNotReadableException e) {
    return refusal(
        HttpStatus.BAD_REQUEST,
        "BODY_NOT_VALID",
        "the body is not what is asked for here, in JSON");
  }

  @ExceptionHandler
  ResponseEntity<Refusal> notJson(HttpMediaTypeNotSupportedException e) {
    return refusal(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "BODY_NOT_JSON", "send Content-Type: application/json");
  }

  @ExceptionHandler
  ResponseEntity<Refusal> wrongParameter(MethodArgumentTypeMismatchException e) {
    return refusal(HttpStatus.BAD_REQUEST, "PARAMETER_NOT_VALID", e.getName() + " is not valid");
  }

  @ExceptionHandler
  ResponseEntity<Refusal> wrongMethod(HttpRequestMethodNotSupportedException e) {
    return refusal(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "not here");
  }

  @ExceptionHandler
  ResponseEntity<Refusal> nowhere(NoResourceFoundException e) {
    return refusal(HttpStatus.NOT_FOUND, "NOT_FOUND", "there is nothing here");
  }

  /** What was ordered before is not known here: docs/runbooks/restored-database.md. */
  @ExceptionHandler
  ResponseEntity<Refusal> relearning(DecisionGate.Closed e) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "10")
        .body(
            new Refusal(
                "RELEARNING", "cutoffs are read back from a restored database; try again later"));
  }

  private static ResponseEntity<Refusal> refusal(HttpStatus status, String code, String message) {
    return ResponseEntity.status(status).body(new Refusal(code, message));
  }
}
