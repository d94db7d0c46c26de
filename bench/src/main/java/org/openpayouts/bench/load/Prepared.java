package org.openpayouts.bench.load;

import java.util.Map;

/**
 * A request that was signed before anybody measures.
 *
 * @param target path and query
 * @param headers all but those of the body
 * @param body in parts, since large ones share most of theirs; empty for a request without one
 */
public record Prepared(
    Kind kind, String method, String target, Map<String, String> headers, Body body) {
  public Prepared {
    headers = Map.copyOf(headers);
  }

  /** What a request does, and the only status that it may be answered with. */
  public enum Kind {
    MAKES(200),
    REPEATS(200),
    SIGNED_BADLY(401),
    READS(200);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    boolean isAnsweredWith(int given) {
      return status == given;
    }
  }

  /** A beginning of its own and an end that others may have too. */
  public record Body(byte[] head, byte[] tail) {
    public static final Body NONE = new Body(new byte[0], new byte[0]);

    public static Body of(byte[] whole) {
      return new Body(whole, NONE.tail);
    }

    public byte[] bytes() {
      if (tail.length == 0) {
        return head;
      }
      byte[] whole = new byte[head.length + tail.length];
      System.arraycopy(head, 0, whole, 0, head.length);
      System.arraycopy(tail, 0, whole, head.length, tail.length);
      return whole;
    }
  }
}
