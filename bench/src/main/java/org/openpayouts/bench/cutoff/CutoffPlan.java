package org.openpayouts.bench.cutoff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Over how many payouts cutoffs are measured, and whose. */
public final class CutoffPlan {
  private static final int CANCEL_SIZE = 1_000_000;

  @Option(
      names = "--pending",
      split = ",",
      defaultValue = "100000,1000000,3000000",
      description = "Payouts that wait for a cutoff. Usually ${DEFAULT-VALUE}.")
  private @Nullable List<Integer> pending;

  @Option(
      names = "--merchants",
      split = ",",
      defaultValue = "1,1000",
      description = "Whose they are. Usually ${DEFAULT-VALUE}.")
  private @Nullable List<Integer> merchants;

  @Option(names = "--rounds", defaultValue = "3", description = "Usually ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--warm",
      defaultValue = "300000",
      description =
          "Payouts of a cutoff before anything counts, at most the most that wait. Usually"
              + " ${DEFAULT-VALUE}.")
  private int warm;

  @Option(
      names = "--sample",
      defaultValue = "10000",
      description = "Payouts that are funded row by row. Usually ${DEFAULT-VALUE}.")
  private int sample;

  @Option(
      names = "--cancels",
      defaultValue = "50",
      description = "A second, while a cutoff runs. Usually ${DEFAULT-VALUE}.")
  private int cancels;

  @Option(names = "--seed", defaultValue = "1", description = "Usually ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--profile", description = "Once more, recorded: the methods on top most often.")
  private boolean profile;

  @Option(
      names = "--plant",
      defaultValue = "NOTHING",
      description =
          "A fault that the checks must find: twice sends one PayoutFunded of each cutoff again."
              + " Usually ${DEFAULT-VALUE}.")
  private Planted planted = Planted.NOTHING;

  /** What is done wrong on purpose. */
  enum Planted {
    NOTHING,
    TWICE
  }

  List<Integer> pending() {
    return pending == null ? List.of() : pending.stream().sorted().toList();
  }

  List<Integer> merchants() {
    return merchants == null ? List.of() : merchants.stream().sorted().toList();
  }

  int mostPending() {
    return pending().getLast();
  }

  int mostMerchants() {
    return merchants().getLast();
  }

  /** Refuses what could not be measured before anything is started. */
  void requireSizes() {
    if (pending().isEmpty() || merchants().isEmpty() || merchants().getFirst() < 1) {
      throw new IllegalArgumentException("--pending and --merchants want numbers from 1");
    }
    if (pending().getFirst() < mostMerchants()) {
      throw new IllegalArgumentException("each merchant has at least one payout that waits");
    }
    if (rounds < 1 || sample < 1 || cancels < 1) {
      throw new IllegalArgumentException("--rounds, --sample and --cancels want at least 1");
    }
  }

  int rounds() {
    return rounds;
  }

  int warm() {
    return Math.min(warm, mostPending());
  }

  int sample() {
    return Math.min(sample, pending().getFirst());
  }

  int cancelsPerSecond() {
    return cancels;
  }

  /** Payouts of the cutoff during which some are cancelled. */
  int cancelSize() {
    return Math.min(CANCEL_SIZE, mostPending());
  }

  long seed() {
    return seed;
  }

  boolean profile() {
    return profile;
  }

  Planted planted() {
    return planted;
  }
}
