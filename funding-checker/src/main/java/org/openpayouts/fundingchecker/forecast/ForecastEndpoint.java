package org.openpayouts.fundingchecker.forecast;

import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * {@code GET /actuator/forecast}, {@code ?merchant=ID}: what the next cutoff would fund. {@code
 * ./payouts forecast} is its tool.
 */
@Component
@Endpoint(id = ForecastEndpoint.ID)
public class ForecastEndpoint {
  static final String ID = "forecast";

  private static final int LATER = 503;

  private final Forecasts forecasts;

  ForecastEndpoint(Forecasts forecasts) {
    this.forecasts = forecasts;
  }

  /** Why there is none. */
  record Refused(String code, String message) {}

  @ReadOperation
  public WebEndpointResponse<Object> forecast(@Nullable String merchant) {
    return switch (forecasts.next(merchant == null ? null : known(merchant))) {
      case Forecasts.Answer.Made(var forecast) -> new WebEndpointResponse<>(forecast);
      case Forecasts.Answer.Busy() ->
          refused("FORECAST_BUSY", "another forecast is being made; try again");
      case Forecasts.Answer.TooSlow() ->
          refused("FORECAST_TOO_SLOW", "there is too much to look at in time; name one merchant");
    };
  }

  private static WebEndpointResponse<Object> refused(String code, String message) {
    return new WebEndpointResponse<>(new Refused(code, message), LATER);
  }

  private static MerchantId known(String merchant) {
    return MerchantId.parse(merchant)
        .orElseThrow(() ->
            new InvalidEndpointRequestException(
                "no merchant's id", "merchant is no merchant's id"));
  }
}
