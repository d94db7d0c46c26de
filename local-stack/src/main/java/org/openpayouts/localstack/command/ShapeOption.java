package org.openpayouts.localstack.command;

import java.util.ArrayList;
import java.util.List;
import org.openpayouts.localstack.stack.Shape;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many processes a new stack has of what. */
final class ShapeOption {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command = CommandSpec.create();

  @Option(
      names = "--replicas",
      paramLabel = "SERVICE=N",
      description = {
        "Starts N processes of a service (at most " + Shape.MOST + "), each with its own ports, on",
        "the same database and in the same group; can be repeated, all=N means every service.",
        "The second one is called broadcaster-2, and so on."
      })
  private List<String> replicas = new ArrayList<>();

  @Option(
      names = "--brokers",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "1 or 3 Kafka brokers. With three, every topic has three copies, of which two must have",
        "what was acknowledged."
      })
  private int brokers = 1;

  @Option(
      names = "--proxied",
      description = {
        "Puts a proxy between the services and the brokers, the database, the chain node and the",
        "inbox, for ./payouts network."
      })
  private boolean proxied;

  @Option(
      names = "--optimized",
      description = {
        "Lets the services run with both compilers of the JVM, as where they are deployed: slower",
        "to start, faster once they are warm. For measuring."
      })
  private boolean optimized;

  Shape shape() {
    try {
      return Shape.of(replicas, brokers, proxied).optimized(optimized);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
