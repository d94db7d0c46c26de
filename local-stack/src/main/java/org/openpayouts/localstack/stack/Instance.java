package org.openpayouts.localstack.stack;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One process of a component.
 *
 * @param number from 1; the first one carries the component's own name
 */
public record Instance(Component component, int number) implements Comparable<Instance> {
  private static final Pattern NUMBERED = Pattern.compile("(.+)-([1-9])");
  private static final Comparator<Instance> ORDER =
      Comparator.comparing(Instance::component).thenComparing(Instance::number);

  public static Instance first(Component component) {
    return new Instance(component, 1);
  }

  /** By its name: {@code broadcaster} or {@code broadcaster-1}, {@code broadcaster-2}. */
  public static Optional<Instance> find(String id) {
    Optional<Instance> first = Component.find(id).map(Instance::first);
    Matcher numbered = NUMBERED.matcher(id);
    if (first.isPresent() || !numbered.matches()) {
      return first;
    }
    int number = Integer.parseInt(numbered.group(2));
    return Component.find(numbered.group(1)).map(component -> new Instance(component, number));
  }

  /** Its name in commands, folders and files. */
  public String id() {
    return number == 1 ? component.id() : component.id() + "-" + number;
  }

  @Override
  public int compareTo(Instance other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return id();
  }
}
