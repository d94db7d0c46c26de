package org.openpayouts.payoutapi.allowance;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.BucketNotFoundException;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.util.concurrent.batch.BatchHelper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/**
 * A bucket of tokens per merchant, in a row that the replicas share. Each replica takes from its
 * own copy and settles with the row after a twentieth of the bucket, or after half a minute: the
 * row is locked now and then, never per request. Replicas together may exceed a limit by that
 * twentieth each.
 */
@Component
public class Allowances {
  private static final int UNSETTLED_PART = 20;
  private static final Duration UNSETTLED = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_BUCKETS = 10_000;

  private final RateLimitSettings settings;
  private final ProxyManager<String> rows;
  private final Counter limited;
  private final Map<MerchantId, BucketProxy> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MerchantId, BucketProxy> longestUnused) {
          return size() > MAX_BUCKETS;
        }
      };

  Allowances(RateLimitSettings settings, DataSource database, MeterRegistry meters) {
    this.settings = settings;
    this.rows =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("allowance")
            .idColumn("bucket")
            .stateColumn("state")
            .requestTimeout(PATIENCE)
            .build();
    this.limited =
        Counter.builder("payouts.api.limited")
            .description("requests refused since their merchant made too many")
            .register(meters);
  }

  /**
   * Takes so many requests from what a merchant may make; empty where there were enough, else when
   * there will be. More than a whole bucket counts as one.
   */
  public Optional<Duration> take(MerchantId merchant, int requests) {
    if (requests == 0) {
      return Optional.empty();
    }
    RateLimitSettings.Limit limit = settings.of(merchant);
    ConsumptionProbe probe = probe(merchant, limit, Math.min(requests, limit.burst()));
    if (probe.isConsumed()) {
      return Optional.empty();
    }
    limited.increment();
    return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /**
   * Counts a request that was taken already as so many more; empty where there were enough, else
   * when there will be, with the one that its repeat costs first. A bucket that was full is enough.
   */
  public Optional<Duration> takeMore(MerchantId merchant, int requests) {
    RateLimitSettings.Limit limit = settings.of(merchant);
    return take(merchant, Math.min(requests, limit.burst() - 1))
        .map(wait -> wait.plus(Duration.ofSeconds(1).dividedBy(limit.perSecond())));
  }

  private ConsumptionProbe probe(
      MerchantId merchant, RateLimitSettings.Limit limit, long requests) {
    try {
      return settled(merchant, limit, requests);
    } catch (TimeoutException late) {
      throw new QueryTimeoutException("a merchant's allowance was not settled in time", late);
    }
  }

  /**
   * Requests that settle together fail together where the row is not there yet, or not any more.
   */
  private ConsumptionProbe settled(
      MerchantId merchant, RateLimitSettings.Limit limit, long requests) {
    try {
      return bucket(merchant, limit).tryConsumeAndReturnRemaining(requests);
    } catch (BatchHelper.BatchFailedException together) {
      return switch (together.getCause()) {
        case BucketNotFoundException _ ->
            rows.builder()
                .build(row(merchant, limit), () -> configuration(limit))
                .tryConsumeAndReturnRemaining(requests);
        case TimeoutException late -> throw late;
        case null, default -> throw together;
      };
    }
  }

  private BucketProxy bucket(MerchantId merchant, RateLimitSettings.Limit limit) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(merchant, key -> proxy(key, limit));
    }
  }

  private BucketProxy proxy(MerchantId merchant, RateLimitSettings.Limit limit) {
    var unsettled = new DelayParameters(Math.max(1, limit.burst() / UNSETTLED_PART), UNSETTLED);
    return rows.builder()
        .withOptimization(Optimizations.delaying(unsettled))
        .build(row(merchant, limit), () -> configuration(limit));
  }

  private static BucketConfiguration configuration(RateLimitSettings.Limit limit) {
    return BucketConfiguration.builder()
        .addLimit(bandwidth ->
            bandwidth
                .capacity(limit.burst())
                .refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
        .build();
  }

  /** A row keeps the limit that it was made with, so another limit is another row. */
  private static String row(MerchantId merchant, RateLimitSettings.Limit limit) {
    return "%s:%d/%d".formatted(merchant.value(), limit.perSecond(), limit.burst());
  }
}
