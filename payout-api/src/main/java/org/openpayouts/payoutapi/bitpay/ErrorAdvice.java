package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.FailureClassifier;
import org.openpayouts.payoutapi.merchant.TokenRegister;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns whatever ends a request early into the one error body. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorAdvice {
  private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

  private final FailureClassifier classifier;

  ErrorAdvice(FailureClassifier classifier) {
    this.classifier = classifier;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(RefusedException refused, HttpServletRequest http) {
    return answer(refused.refusal(), http, HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> tooMany(TokenRegister.TooMany full, HttpServletRequest http) {
    Refusal refusal = Refusal.of(409, ErrorCode.INVALID, String.valueOf(full.getMessage()));
    return answer(refusal, http, HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest http) {
    if (failure instanceof ErrorResponse known) {
      Refusal refusal = HttpErrors.refusal(known.getStatusCode().value());
      return answer(refusal, http, known.getHeaders());
    }
    if (failure instanceof InvalidParameterException) {
      return answer(HttpErrors.refusal(400), http, HttpHeaders.EMPTY);
    }
    if (failure instanceof DecisionGate.Closed) {
      return answer(Refusal.relearning(), http, HttpHeaders.EMPTY);
    }
    return switch (classifier.kindOf(failure)) {
      case INFRASTRUCTURE, TIMEOUT, CONFLICT, UNKNOWN_SCHEMA -> {
        log.atWarn()
            .addKeyValue("cause", failure.getClass().getSimpleName())
            .log("request not served, something it needs is away");
        yield answer(
            Refusal.tryLater("temporarily not available, try again"), http, HttpHeaders.EMPTY);
      }
      case UNDECODABLE, UNKNOWN_TYPE, DEFECT -> {
        log.atError().setCause(failure).log("request failed");
        yield answer(HttpErrors.refusal(500), http, HttpHeaders.EMPTY);
      }
    };
  }

  private static ResponseEntity<byte[]> answer(
      Refusal refusal, HttpServletRequest http, HttpHeaders headers) {
    var response =
        ResponseEntity.status(refusal.status())
            .headers(headers)
            .contentType(MediaType.APPLICATION_JSON);
    refusal
        .retryAfter()
        .ifPresent(
            after -> response.header(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds())));
    return response.body(BodyJson.bytes(ErrorBody.of(refusal, http.getMethod())));
  }
}
