package org.openpayouts.systemtests.scenario;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Figures that a scenario wants to see in its report. */
final class Counts {
  private static final Map<String, Long> SAID = Collections.synchronizedMap(new TreeMap<>());

  private Counts() {}

  static void say(String what, long count) {
    SAID.put(what, count);
    System.out.println("[scenario] " + what + ": " + count);
  }

  /** What was said since the last call. */
  static Map<String, Long> take() {
    synchronized (SAID) {
      Map<String, Long> taken = new TreeMap<>(SAID);
      SAID.clear();
      return taken;
    }
  }
}
