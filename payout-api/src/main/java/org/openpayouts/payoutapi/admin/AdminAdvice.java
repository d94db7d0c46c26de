package org.openpayouts.payoutapi.admin;

import org.openpayouts.outbox.FailureClassifier;
import org.openpayouts.payoutapi.merchant.TokenRegister;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers operators whose requests fail. */
@RestControllerAdvice(basePackageClasses = AdminAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AdminAdvice {
  private static final Logger log = LoggerFactory.getLogger(AdminAdvice.class);

  private final FailureClassifier classifier;

  AdminAdvice(FailureClassifier classifier) {
    this.classifier = classifier;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> bad(BadRequest bad) {
    return AdminAnswer.refused(400, String.valueOf(bad.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> tooMany(TokenRegister.TooMany full) {
    return AdminAnswer.refused(409, String.valueOf(full.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> failed(Exception failure) {
    if (failure instanceof ErrorResponse known) {
      return AdminAnswer.refused(
          known.getStatusCode().value(), "the request cannot be served as it is");
    }
    return switch (classifier.kindOf(failure)) {
      case INFRASTRUCTURE, TIMEOUT, CONFLICT, UNKNOWN_SCHEMA ->
          AdminAnswer.refused(503, "temporarily not available, try again");
      case UNDECODABLE, UNKNOWN_TYPE, DEFECT -> {
        log.atError().setCause(failure).log("admin request failed");
        yield AdminAnswer.refused(500, "the request failed; the log says why");
      }
    };
  }
}
