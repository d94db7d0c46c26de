package org.openpayouts.payoutapi.reserve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.openpayouts.schemas.id.Base58Id;
import org.openpayouts.schemas.id.MerchantId;

/**
 * Ids of what moves a reserve. An id follows from what names the movement, so that one that was
 * forgotten and is reported again is the same to whoever has booked it.
 */
enum CommandId {
  DEPOSIT("deposit"),
  REVERSAL("reversal"),
  WITHDRAWAL("withdrawal");

  private final String domain;

  CommandId(String noun) {
    this.domain = "openpayouts/" + noun + "/1\n";
  }

  String of(MerchantId merchant, String externalId) {
    try {
      byte[] named = (domain + merchant.value() + "\n" + externalId).getBytes(UTF_8);
      ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(named));
      long high = hash.getLong() & ~0xf000L | 0x8000L; // version 8: made by a rule of ours
      long low = hash.getLong() & ~0xc000_0000_0000_0000L | 0x8000_0000_0000_0000L;
      return Base58Id.encode(new UUID(high, low));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
