package org.openpayouts.fundingchecker.audit;

import java.util.List;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * {@code GET /actuator/stoppedledgers}: the ledgers that nothing is funded from; {@code POST
 * /actuator/stoppedledgers/{merchant}/{currency}}: an operator's word that ends it, where the
 * ledger is coherent. {@code ./payouts ledgers} is its tool.
 */
@Component
@Endpoint(id = "stoppedledgers")
public class StoppedLedgersEndpoint {
  private static final int LISTED_MAX = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final LedgerStops stops;
  private final StopLift lift;

  StoppedLedgersEndpoint(LedgerStops stops, StopLift lift) {
    this.stops = stops;
    this.lift = lift;
  }

  /** The oldest ones. */
  record Overview(List<LedgerStops.Stop> stopped) {}

  /** A stop that is over. */
  record Lifted(LedgerStops.Stop lifted) {}

  /** Why nothing was done. */
  record Refused(String code, String message, List<LedgerReport.Violation> violations) {}

  @ReadOperation
  public WebEndpointResponse<Object> stopped() {
    return new WebEndpointResponse<>(new Overview(stops.standing(LISTED_MAX)));
  }

  /** Who says so, and why, is kept with the stop. */
  @WriteOperation
  public WebEndpointResponse<Object> lift(
      @Selector String merchant, @Selector String currency, String requestedBy, String reason) {
    if (requestedBy.isBlank() || reason.isBlank()) {
      throw invalid("requestedBy and reason are not empty");
    }
    return switch (lift.lift(ledger(merchant, currency), requestedBy, reason)) {
      case StopLift.Answer.Lifted(var stop) -> new WebEndpointResponse<>(new Lifted(stop));
      case StopLift.Answer.NotStopped() ->
          refused(NOT_FOUND, new Refused("NOT_STOPPED", "this ledger is not stopped", List.of()));
      case StopLift.Answer.StillBroken(var violations) ->
          refused(
              CONFLICT,
              new Refused("STILL_BROKEN", "this ledger is still not coherent", violations));
    };
  }

  private static WebEndpointResponse<Object> refused(int status, Refused refused) {
    return new WebEndpointResponse<>(refused, status);
  }

  private static LedgerKey ledger(String merchant, String currency) {
    return new LedgerKey(
        MerchantId.parse(merchant).orElseThrow(() -> invalid("merchant is no merchant's id")),
        Currencies.find(currency).orElseThrow(() -> invalid("currency has no ledger")));
  }

  private static InvalidEndpointRequestException invalid(String sentence) {
    return new InvalidEndpointRequestException(sentence, sentence);
  }
}
