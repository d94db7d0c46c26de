package org.openpayouts.broadcaster.failpoint;

/** How a process ends at a failpoint. A port: tests in one JVM die smaller deaths. */
public interface Death {
  void die(Failpoint point);
}
