package org.openpayouts.localstack.infrastructure;

/** One line for each path that ran and for each that did not. */
final class Report {
  private Report() {}

  static void ran(String what, String how) {
    print("RAN      " + what + ": " + how);
  }

  static void notRun(String what, String how, String why) {
    print("NOT RUN  " + what + ": " + how + " (" + why + ")");
  }

  private static void print(String line) {
    System.out.println("[infrastructure] " + line);
  }
}
