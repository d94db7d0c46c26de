package org.openpayouts.bench.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openpayouts.bench.measure.Cpu;

/**
 * How long sending all records took, and the CPU of each process meanwhile.
 *
 * @param seconds until all was acknowledged and, where there is a table, deleted
 */
record Sending(double seconds, Cpu cpu) {
  static final String OWN = "this JVM";
  static final String KAFKA = "kafka";
  static final String POSTGRES = "postgres";

  static Sending of(Runnable sending) {
    Map<String, Long> pids = pids();
    Cpu before = Cpu.of(pids);
    long begun = System.nanoTime();
    sending.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Sending(seconds, Cpu.of(pids).since(before));
  }

  /** The broker and the database are children; those of containers are not seen. */
  private static Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    pids.put(OWN, ProcessHandle.current().pid());
    ProcessHandle.current()
        .children()
        .forEach(child -> {
          String line = child.info().commandLine().orElse("");
          if (line.contains("kafka.Kafka")) {
            pids.put(KAFKA, child.pid());
          } else if (line.contains("postgres")) {
            pids.put(POSTGRES, child.pid());
          }
        });
    return pids;
  }
}
