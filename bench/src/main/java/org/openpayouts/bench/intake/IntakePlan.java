package org.openpayouts.bench.intake;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.bench.disk.DiskChoice;
import picocli.CommandLine.Option;

/** How long the intake is measured, and at what. */
public final class IntakePlan {
  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "Of each measurement. Usually ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "Usually ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--warm",
      defaultValue = "40000",
      description =
          "Payouts that each way takes in before it counts, and ours in groups as many again. Usually ${DEFAULT-VALUE}.")
  private int warm;

  @Option(
      names = "--connections",
      split = ",",
      defaultValue = "1,16,64,256",
      description = "Usually ${DEFAULT-VALUE}.")
  private @Nullable List<Integer> connections;

  @Option(
      names = "--clients",
      split = ",",
      defaultValue = "1,2,4,8",
      description = "That post groups. Usually ${DEFAULT-VALUE}.")
  private @Nullable List<Integer> clients;

  @Option(names = "--merchants", defaultValue = "1000", description = "Usually ${DEFAULT-VALUE}.")
  private int merchants;

  @Option(names = "--disk", defaultValue = "BOTH", description = DiskChoice.DESCRIPTION)
  private DiskChoice disk = DiskChoice.BOTH;

  @Option(names = "--profile", description = "Once more, recorded: the methods on top most often.")
  private boolean profile;

  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  int rounds() {
    return rounds;
  }

  int warm() {
    return warm;
  }

  List<Integer> connections() {
    return connections == null ? List.of() : List.copyOf(connections);
  }

  List<Integer> clients() {
    return clients == null ? List.of() : List.copyOf(clients);
  }

  int merchants() {
    return merchants;
  }

  DiskChoice disk() {
    return disk;
  }

  boolean profile() {
    return profile;
  }
}
