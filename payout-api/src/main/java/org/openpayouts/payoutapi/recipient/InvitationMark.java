package org.openpayouts.payoutapi.recipient;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * By what a repeat of a request to invite is recognised. A client's own {@code guid} counts only
 * together with what is asked for: some clients take the time of day for it, and two of those meet.
 */
public final class InvitationMark implements Comparable<InvitationMark> {
  private static final String DOMAIN = "openpayouts/invitation/1";
  private final byte[] bytes;

  private InvitationMark(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The mark of the digest of what was signed. */
  public static InvitationMark ofSigned(byte[] digest) {
    return new InvitationMark(digest.clone());
  }

  /** The mark of a client's own id for this content. */
  public static InvitationMark ofGuid(String guid, List<Invitation> invitations) {
    var content = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(content)) {
      out.writeUTF(DOMAIN);
      out.writeUTF(guid);
      for (Invitation invitation : invitations) {
        out.writeUTF(invitation.emailKey().value());
        out.writeUTF(Objects.requireNonNullElse(invitation.label(), ""));
        out.writeUTF(Objects.requireNonNullElse(invitation.notificationUrl(), ""));
        WithdrawalChoice choice = invitation.withdrawal();
        out.writeUTF(choice == null ? "" : choice.asset().code());
        out.writeUTF(choice == null ? "" : choice.address());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new InvitationMark(sha256(content.toByteArray()));
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** In the order of the database, so that concurrent writers take rows in one order. */
  @Override
  public int compareTo(InvitationMark other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InvitationMark mark && Arrays.equals(bytes, mark.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
