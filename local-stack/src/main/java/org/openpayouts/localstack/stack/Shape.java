package org.openpayouts.localstack.stack;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a stack consists of.
 *
 * @param counts how many processes each component has, one where nothing is said; services and
 *     brokers can have up to three
 * @param proxied whether services reach broker, database, node and inbox through proxies that can
 *     disturb them
 * @param optimized whether services run with both compilers of the JVM, as where they are deployed
 */
public record Shape(Map<Component, Integer> counts, boolean proxied, boolean optimized) {
  public static final int MOST = 3;
  public static final Shape SINGLE = new Shape(Map.of(), false, false);
  private static final String ALL_SERVICES = "all";
  private static final List<Component> EDGES =
      List.of(Component.POSTGRES, Component.KAFKA, Component.CHAIN, Component.INBOX);
  private static final String PROXIED = "proxied";
  private static final String OPTIMIZED = "optimized";

  /**
   * @throws IllegalArgumentException with a sentence for people
   */
  public Shape {
    counts.forEach(Shape::check);
    var several = new TreeMap<Component, Integer>(counts);
    several.values().removeIf(count -> count == 1);
    counts = Collections.unmodifiableMap(several);
  }

  private static void check(Component component, int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "there can be 1 to %d of %s, not %d".formatted(MOST, component.id(), count));
    }
    if (component == Component.KAFKA && count == 2) {
      throw new IllegalArgumentException("there can be 1 or 3 brokers: two survive no loss");
    }
    if (!component.isService() && component != Component.KAFKA && count > 1) {
      throw new IllegalArgumentException(component.id() + " cannot have replicas");
    }
  }

  /**
   * Reads {@code SERVICE=N}, as people type it; a later word wins over an earlier one.
   *
   * @param words {@code all} stands for the five services
   * @throws IllegalArgumentException with a sentence for people
   */
  public static Shape of(List<String> words, int brokers, boolean proxied) {
    var counts = new TreeMap<Component, Integer>();
    counts.put(Component.KAFKA, brokers);
    for (String word : words) {
      String[] pair = word.split("=", -1);
      if (pair.length != 2 || !pair[1].matches("[0-9]{1,3}")) {
        throw new IllegalArgumentException("'" + word + "' is not SERVICE=N");
      }
      services(pair[0]).forEach(service -> counts.put(service, Integer.valueOf(pair[1])));
    }
    return new Shape(counts, proxied, false);
  }

  private static List<Component> services(String name) {
    if (name.equals(ALL_SERVICES)) {
      return Component.services();
    }
    return Component.find(name)
        .filter(Component::isService)
        .map(List::of)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is no service; the services are %s, or all"
                    .formatted(
                        name,
                        Component.services().stream()
                            .map(Component::id)
                            .collect(Collectors.joining(", ")))));
  }

  /** What {@link #toString} wrote. */
  static Shape parse(String text) {
    var counts = new TreeMap<Component, Integer>();
    List<String> words = List.of(text.split(" "));
    words.stream()
        .filter(word -> word.contains("="))
        .map(word -> word.split("=", 2))
        .forEach(
            pair -> counts.put(Component.find(pair[0]).orElseThrow(), Integer.valueOf(pair[1])));
    return new Shape(counts, words.contains(PROXIED), words.contains(OPTIMIZED));
  }

  /** The same processes, with both compilers of the JVM or with the first one only. */
  public Shape optimized(boolean wanted) {
    return new Shape(counts, proxied, wanted);
  }

  public int count(Component component) {
    return counts.getOrDefault(component, 1);
  }

  /** Of one component, the first one first. */
  public List<Instance> instances(Component component) {
    return IntStream.rangeClosed(1, count(component))
        .mapToObj(number -> new Instance(component, number))
        .toList();
  }

  /** All of them, in the order of their needs. */
  public List<Instance> instances() {
    return Arrays.stream(Component.values())
        .flatMap(component -> instances(component).stream())
        .toList();
  }

  /** What services reach through a proxy; nothing in a stack without proxies. */
  public List<Instance> edges() {
    return proxied
        ? EDGES.stream().flatMap(component -> instances(component).stream()).toList()
        : List.of();
  }

  public List<Instance> services() {
    return instances().stream().filter(one -> one.component().isService()).toList();
  }

  /** For people. */
  public String description() {
    return equals(SINGLE) ? "one process of each" : toString();
  }

  /** One line, for arguments and files: {@code kafka=3 broadcaster=2 proxied}. */
  @Override
  public String toString() {
    Stream<String> several =
        counts.entrySet().stream().map(entry -> entry.getKey().id() + "=" + entry.getValue());
    Stream<String> ways =
        Stream.of(proxied ? PROXIED : "", optimized ? OPTIMIZED : "").filter(way -> !way.isEmpty());
    return Stream.concat(several, ways).collect(Collectors.joining(" "));
  }
}
