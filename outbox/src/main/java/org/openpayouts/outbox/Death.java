package org.openpayouts.outbox;

/** How a process ends at a crash point. A port: tests in one JVM die smaller deaths. */
public interface Death {
  void die(String point);
}
