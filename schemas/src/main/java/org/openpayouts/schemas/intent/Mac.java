package org.openpayouts.schemas.intent;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** A message authentication code; equal in constant time. */
public final class Mac {
  private final byte[] bytes;

  private Mac(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Mac of(byte[] bytes) {
    return new Mac(bytes.clone());
  }

  public static Mac of(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return new Mac(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mac mac && MessageDigest.isEqual(bytes, mac.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length)) + "..";
  }
}
