package org.openpayouts.localstack.stack;

/** A running piece of the stack: one process that can be ended and started again. */
interface Part {
  /** Starts it and waits until it is ready; nothing where it runs. */
  void start();

  /** Ends it politely. */
  void stop();

  /** SIGKILL. */
  void kill();

  boolean isRunning();

  long pid();
}
