package org.openpayouts.payoutapi.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;

/** What replicas that share a database let a merchant do. */
class AllowancesIT {
  private static final IdSource IDS = IdSource.secure();
  private final DataSource database = RunningApi.shared().bean(DataSource.class);
  private final MerchantId merchant = new MerchantId(IDS.nextId());

  @Test
  void sharesOneBucketOverReplicas() {
    var settings = new RateLimitSettings(1, 200, Map.of());
    List<Allowances> replicas = List.of(replica(settings), replica(settings), replica(settings));
    long begun = System.nanoTime();

    long taken =
        IntStream.range(0, 1_200)
            .filter(i -> replicas.get(i % 3).take(merchant, 1).isEmpty())
            .count();

    long refilled = 1 + (System.nanoTime() - begun) / 1_000_000_000L;
    long unsettled = 3 * 200 / 20;
    assertThat(taken).isBetween(200L, 200 + unsettled + 3 * refilled);
  }

  @Test
  void givesTheWholeBucketToAReplicaThatIsAskedAlone() {
    var settings = new RateLimitSettings(1, 50, Map.of());
    Allowances asked = replica(settings);
    assertThat(replica(settings).take(merchant, 1)).isEmpty();

    assertThat(IntStream.range(0, 49).filter(_ -> asked.take(merchant, 1).isEmpty()).count())
        .isEqualTo(49);
    assertThat(asked.take(merchant, 10)).isPresent();
  }

  @Test
  void saysWhenThereWillBeEnoughAndTakesMoreThanABucketForOne() {
    Allowances allowances = replica(new RateLimitSettings(2, 10, Map.of()));

    assertThat(allowances.take(merchant, 1_000)).isEmpty();
    assertThat(allowances.take(merchant, 1))
        .hasValueSatisfying(wait -> assertThat(wait).isBetween(ms(0), ms(500)));
    assertThat(allowances.take(merchant, 10))
        .hasValueSatisfying(wait -> assertThat(wait).isBetween(ms(3_000), ms(5_000)));
    assertThat(allowances.take(new MerchantId(IDS.nextId()), 10)).isEmpty();
  }

  /** What a big group costs is taken in two: as a request, and for its size. */
  @Test
  void takesMoreThanABucketForAFullOneBehindTheRequestItself() {
    Allowances allowances = replica(new RateLimitSettings(1, 10, Map.of()));

    assertThat(allowances.take(merchant, 1)).isEmpty();
    assertThat(allowances.takeMore(merchant, 1_000)).isEmpty();

    assertThat(allowances.takeMore(merchant, 1_000))
        .hasValueSatisfying(wait -> assertThat(wait).isBetween(ms(5_000), ms(10_000)));
  }

  @Test
  void takesNoMoreForSizeWhereABucketIsOneRequest() {
    Allowances allowances = replica(new RateLimitSettings(1, 1, Map.of()));

    assertThat(allowances.take(merchant, 1)).isEmpty();
    assertThat(allowances.takeMore(merchant, 1_000)).isEmpty();
  }

  @Test
  void countsTheFirstRequestsOfAMerchantThatComeTogether() throws Exception {
    Allowances allowances = replica(new RateLimitSettings(1, 20, Map.of()));
    for (int round = 0; round < 20; round++) {
      var newcomer = new MerchantId(IDS.nextId());
      List<Callable<Boolean>> together =
          Collections.nCopies(16, () -> allowances.take(newcomer, 1).isEmpty());

      try (var threads = Executors.newFixedThreadPool(together.size())) {
        for (Future<Boolean> one : threads.invokeAll(together)) {
          assertThat(one.get()).isTrue();
        }
      }
      assertThat(allowances.take(newcomer, 10)).isPresent();
    }
  }

  @Test
  void servesAMerchantByLimitsOfItsOwn() {
    var limits = Map.of(merchant.value(), new RateLimitSettings.Limit(1, 3));
    Allowances allowances = replica(new RateLimitSettings(1, 1_000, limits));

    assertThat(IntStream.range(0, 3).allMatch(_ -> allowances.take(merchant, 1).isEmpty()))
        .isTrue();
    assertThat(allowances.take(merchant, 1)).isPresent();
  }

  private Allowances replica(RateLimitSettings settings) {
    return new Allowances(settings, database, new SimpleMeterRegistry());
  }

  private static Duration ms(int millis) {
    return Duration.ofMillis(millis);
  }
}
