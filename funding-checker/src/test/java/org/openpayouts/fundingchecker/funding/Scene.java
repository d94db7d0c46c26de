package org.openpayouts.fundingchecker.funding;

import static org.openpayouts.fundingchecker.funding.AnOpenPayout.anOpenPayout;
import static org.openpayouts.fundingchecker.funding.Circumstances.recipient;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.merchant.PlatformFee;

/** A day of one merchant, made from a seed. */
record Scene(
    Circumstances circumstances, long available, List<OpenPayout> queue, int chunk, long seed) {
  private static final int SEEDS = 500;
  private static final int LARGEST = 6_000;

  static List<Scene> all() {
    return LongStream.range(0, SEEDS).mapToObj(Scene::of).toList();
  }

  private static Scene of(long seed) {
    Random random = new Random(seed);
    Spent before =
        new Spent(random.nextLong(2 * LARGEST), Map.of(recipient(1), random.nextLong(LARGEST)));
    Circumstances circumstances =
        Circumstances.usual()
            .overtaking(random.nextBoolean())
            .onChainsThatTake(networkFees(random))
            .charging(new PlatformFee(random.nextInt(20_000), random.nextInt(50)))
            .limited(maybe(random, LARGEST), maybe(random, 8 * LARGEST), maybe(random, 3 * LARGEST))
            .having(before);
    return new Scene(
        circumstances, random.nextLong(10 * LARGEST), queue(random), 1 + random.nextInt(9), seed);
  }

  private static NetworkFees networkFees(Random random) {
    BigDecimal quote = BigDecimal.valueOf(random.nextInt(15_000), 8);
    return new NetworkFees(Map.of("BTC", quote), random.nextBoolean());
  }

  private static @Nullable Long maybe(Random random, int bound) {
    return random.nextInt(3) == 0 ? null : 1 + random.nextLong(bound);
  }

  private static List<OpenPayout> queue(Random random) {
    return LongStream.range(0, random.nextInt(40))
        .mapToObj(order ->
            anOpenPayout(order, 1 + random.nextInt(LARGEST / 100) + "." + random.nextInt(10, 100))
                .to(recipient(random.nextInt(Circumstances.RECIPIENTS + 1)))
                .build())
        .toList();
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }
}
