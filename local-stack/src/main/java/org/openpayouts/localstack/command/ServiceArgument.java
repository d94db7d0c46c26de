package org.openpayouts.localstack.command;

import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** One of the five services, where not every process will do. */
final class ServiceArgument {
  private ServiceArgument() {}

  static Component check(Component component, CommandSpec spec) {
    if (!component.isService()) {
      String services =
          String.join(", ", Component.services().stream().map(Component::id).toList());
      throw new ParameterException(
          spec.commandLine(), component.id() + " is no service; the services are " + services);
    }
    return component;
  }
}
