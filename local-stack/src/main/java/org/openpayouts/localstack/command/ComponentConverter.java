package org.openpayouts.localstack.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of processes, as people type them. */
final class ComponentConverter implements ITypeConverter<Component> {
  @Override
  public Component convert(String name) {
    return Component.find(name)
        .orElseThrow(
            () -> new TypeConversionException("'" + name + "' is none of " + Component.names()));
  }

  /** All names, for the help. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(List.copyOf(Arrays.stream(Component.values()).map(Component::id).toList()));
    }
  }
}
