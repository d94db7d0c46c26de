package org.openpayouts.payoutapi.allowance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests each merchant may make, all replicas together; more are answered 429.
 *
 * @param perSecond requests a second in the long run; a group counts as one for every ten
 *     instructions
 * @param burst requests at once, after a while of silence
 * @param merchants other limits, by merchant id
 */
@Validated
@ConfigurationProperties("payouts.rate-limit")
public record RateLimitSettings(
    @Min(1) @Max(1_000_000) @DefaultValue("100") int perSecond,
    @Min(1) @Max(10_000_000) @DefaultValue("1000") int burst,
    @Valid @DefaultValue Map<String, Limit> merchants) {

  /** Limits of one merchant. */
  public record Limit(@Min(1) @Max(1_000_000) int perSecond, @Min(1) @Max(10_000_000) int burst) {}

  public RateLimitSettings {
    merchants = Map.copyOf(merchants);
  }

  Limit of(MerchantId merchant) {
    return merchants.getOrDefault(merchant.value(), new Limit(perSecond, burst));
  }
}
