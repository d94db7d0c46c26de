package org.openpayouts.localstack.stack;

/** Who is told how far a start or a stop has come. */
@FunctionalInterface
public interface Progress {
  void tell(Step step);

  /** One thing that happened; the last one of a start is READY or FAILED. */
  record Step(Kind kind, String what, String text) {
    public static Step started(String what) {
      return new Step(Kind.STARTED, what, "");
    }

    public static Step done(String what, String text) {
      return new Step(Kind.DONE, what, text);
    }

    public static Step ready(String text) {
      return new Step(Kind.READY, "stack", text);
    }

    public static Step failed(String text) {
      return new Step(Kind.FAILED, "stack", text);
    }
  }

  /** What a step means. */
  enum Kind {
    STARTED,
    DONE,
    READY,
    FAILED
  }
}
