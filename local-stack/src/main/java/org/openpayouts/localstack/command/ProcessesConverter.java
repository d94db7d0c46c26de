package org.openpayouts.localstack.command;

import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Processes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of services and processes: {@code broadcaster} is all its replicas. */
final class ProcessesConverter implements ITypeConverter<Processes> {
  @Override
  public Processes convert(String name) {
    return Processes.find(name)
        .orElseThrow(
            () -> new TypeConversionException("'" + name + "' is none of " + Component.names()));
  }
}
