package org.openpayouts.localstack.command;

import org.openpayouts.localstack.stack.StackPorts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the ports of a stack begin. */
final class PortOption {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command = CommandSpec.create();

  private int base = StackPorts.USUAL_BASE;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      defaultValue = "" + StackPorts.USUAL_BASE,
      description = {
        "The first of the stack's ports; the others lie up to 27 above it, with",
        "replicas, brokers and proxies up to 78. Usually ${DEFAULT-VALUE}.",
        "N public API, N+1 admin API, N+2 scheduler, N+10..14 management, N+20 Kafka,",
        "N+22 PostgreSQL, N+23 schema registry, N+25 chain node, N+26 webhook inbox."
      })
  void setBase(int given) {
    try {
      base = new StackPorts(given).base();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  int base() {
    return base;
  }
}
