package org.openpayouts.payoutapi.bitpay;

import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The public API.
 *
 * @param publicBaseUrls under which clients reach this service, for example {@code
 *     https://pay.example}; what they sign begins with one of them
 * @param showSignedString whether a refused signature is answered with the strings that were
 *     hashed; only under the profile {@code local}
 * @param bodyLimit larger bodies are refused with 413
 * @param bodyWithin a body that takes longer to arrive is refused with 408 and its connection
 *     closed
 */
@Validated
@ConfigurationProperties("payouts.api")
public record ApiSettings(
    @NotEmpty List<String> publicBaseUrls,
    @DefaultValue("false") boolean showSignedString,
    @DefaultValue("64KB") DataSize bodyLimit,
    @DefaultValue("10s") Duration bodyWithin) {
  private static final int MAX_URLS = 8;

  public ApiSettings {
    publicBaseUrls = List.copyOf(publicBaseUrls);
    if (publicBaseUrls.size() > MAX_URLS) {
      throw new IllegalArgumentException("payouts.api.public-base-urls has more than 8 URLs");
    }
  }
}
