package org.openpayouts.localstack.command;

import java.util.concurrent.Callable;
import org.openpayouts.localstack.network.Toxic;
import org.openpayouts.localstack.stack.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts network. */
@Command(
    name = "network",
    mixinStandardHelpOptions = true,
    description = {
      "Disturbs the network between the services and one process that they need, in a stack that was"
          + " started with --proxied. It stays so until another word is said for the same process.",
      "",
      "latency: everything arrives later, in both directions. cut: connections are closed and"
          + " refused. black-hole: connections stay, and nothing arrives. reset: connections are"
          + " reset. heal: none of it any more."
    })
final class NetworkCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "PROCESS",
      converter = InstanceConverter.class,
      description = "postgres, kafka (kafka-2, kafka-3), chain or inbox.")
  private Instance edge = new Instance(org.openpayouts.localstack.stack.Component.KAFKA, 1);

  @Parameters(
      index = "1",
      paramLabel = "WHAT",
      description = "latency, cut, black-hole, reset or heal.")
  private String what = "";

  @Option(
      names = "--millis",
      paramLabel = "N",
      defaultValue = "200",
      description = "How late, for latency. Usually ${DEFAULT-VALUE}.")
  private int millis;

  @Override
  public Integer call() {
    check();
    stack.running().disturb(edge, what, millis);
    spec.commandLine().getOut().println(edge + ": " + what);
    return 0;
  }

  private void check() {
    try {
      if (Toxic.named(what, millis).isEmpty()) {
        throw new IllegalArgumentException(
            "'" + what + "' is none of latency, cut, black-hole, reset, heal");
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
