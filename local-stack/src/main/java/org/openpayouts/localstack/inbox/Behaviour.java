package org.openpayouts.localstack.inbox;

/**
 * How the inbox answers deliveries.
 *
 * @param mode what it does
 * @param status the HTTP status of a failing answer
 * @param times how many deliveries it does this for, then it is fine again; 0 is without end
 */
public record Behaviour(Mode mode, int status, int times) {
  public static final Behaviour FINE = new Behaviour(Mode.FINE, 200, 0);

  /** What may happen to a delivery. */
  public enum Mode {
    /** 200 with an empty body. */
    FINE,
    /** The given status. */
    FAIL,
    /** No answer for a minute, then none at all. */
    HANG
  }

  public Behaviour {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("not an HTTP status: " + status);
    }
    if (times < 0) {
      throw new IllegalArgumentException("times is 0 or more");
    }
  }
}
