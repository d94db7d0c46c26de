package org.openpayouts.fundingchecker.rates;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which sources there are, and how each is kept from harming the others. */
@Configuration(proxyBeanMethods = false)
class RatesConfiguration {
  private static final Logger log = LoggerFactory.getLogger(RatesConfiguration.class);

  /** Four failures open it; a minute later one question asks whether the source is back. */
  static final CircuitBreakerConfig BREAKER =
      CircuitBreakerConfig.custom()
          .slidingWindowSize(8)
          .minimumNumberOfCalls(4)
          .failureRateThreshold(50)
          .waitDurationInOpenState(Duration.ofMinutes(1))
          .permittedNumberOfCallsInHalfOpenState(1)
          .ignoreExceptions(NoSuchPrice.class)
          .build();

  @Bean
  AgeRule ageRule(RatesSettings settings) {
    return settings.ageRule();
  }

  /** Follows no redirect: an address is what the operator wrote, with https. */
  @Bean(destroyMethod = "shutdownNow")
  HttpClient rateSourceClient(RatesSettings settings) {
    return HttpClient.newBuilder()
        .connectTimeout(settings.requestTimeout())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  @Bean
  RateSources rateSources(
      RatesSettings settings, HttpClient rateSourceClient, MeterRegistry meters) {
    CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(BREAKER);
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    Map<String, RateSourceSettings> byName = new TreeMap<>(settings.sources());
    return new RateSources(
        byName.entrySet().stream()
            .<RateSource>map(source ->
                new HttpRateSource(
                    source.getKey(),
                    source.getValue().questions(),
                    rateSourceClient,
                    told(breakers.circuitBreaker("rates-" + source.getKey())),
                    TimeLimiter.of(settings.requestTimeout())))
            .toList());
  }

  private static CircuitBreaker told(CircuitBreaker breaker) {
    breaker
        .getEventPublisher()
        .onStateTransition(event ->
            log.atWarn()
                .addKeyValue("breaker", event.getCircuitBreakerName())
                .addKeyValue("transition", event.getStateTransition())
                .log("a source of prices changed its state"));
    return breaker;
  }
}
