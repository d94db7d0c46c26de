package org.openpayouts.systemtests.conservation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * However many schedulers race, a cutoff is one fact, a slot is one cutoff, and an order is one
 * cutoff to whoever was asked: the one that was answered. One that nobody answered is told at most
 * once.
 */
public final class EachCutoffIsToldOnce implements Proof {
  @Override
  public List<String> violations(Books books) {
    var found = new ArrayList<String>();
    List<Told.Cutoff> told = books.told().cutoffs();
    twice(found, "cutoff ", told, Told.Cutoff::cutoffId);
    twice(found, "slot ", told, Told.Cutoff::slot);
    Map<String, List<Told.Cutoff>> byReason =
        told.stream().collect(groupingBy(Told.Cutoff::reason));
    books.asked().cutoffs().stream()
        .collect(groupingBy(Asked.Cutoff::key))
        .forEach((key, orders) ->
            found.addAll(wrong(key, orders, byReason.getOrDefault(key, List.of()))));
    return found;
  }

  private static void twice(
      List<String> found, String what, List<Told.Cutoff> told, Function<Told.Cutoff, String> key) {
    told.stream()
        .collect(groupingBy(key))
        .forEach((name, facts) -> {
          if (facts.size() > 1) {
            found.add(what + name + " was told " + facts.size() + " times: " + facts);
          }
        });
  }

  private static List<String> wrong(String key, List<Asked.Cutoff> orders, List<Told.Cutoff> told) {
    Set<String> answered =
        orders.stream()
            .filter(order -> order.answer() == Answer.YES)
            .map(Asked.Cutoff::cutoffId)
            .collect(toSet());
    boolean isRefused = orders.stream().allMatch(order -> order.answer() == Answer.NO);
    int most = isRefused ? 0 : 1;
    Set<String> reached = told.stream().map(Told.Cutoff::cutoffId).collect(toSet());
    boolean isTruth = answered.isEmpty() ? reached.size() <= most : reached.equals(answered);
    return isTruth
        ? List.of()
        : List.of("order %s was answered %s and told as %s".formatted(key, answered, reached));
  }
}
