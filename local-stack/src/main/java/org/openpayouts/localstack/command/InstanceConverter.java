package org.openpayouts.localstack.command;

import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of processes, as people type them: {@code broadcaster}, {@code broadcaster-2}. */
final class InstanceConverter implements ITypeConverter<Instance> {
  @Override
  public Instance convert(String name) {
    return Instance.find(name)
        .orElseThrow(
            () -> new TypeConversionException("'" + name + "' is none of " + Component.names()));
  }
}
