package org.openpayouts.payoutapi.merchant;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.openpayouts.schemas.id.Base58Id;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.id.RecipientId;

/**
 * The tokens of payouts and recipients as seen from one API token: 384 bits, 66 characters, of
 * which the first 22 are the same for all of them.
 *
 * <p>Each 128 bits are written by themselves: digits of base58 cost the square of the length, and a
 * page shows a thousand of them.
 */
public final class ResourceTokens {
  private final TokenText texts;
  private final TokenId tokenId;
  private final String prefix;

  ResourceTokens(TokenText texts, TokenId tokenId) {
    this.texts = texts;
    this.tokenId = tokenId;
    this.prefix =
        digits(ByteBuffer.wrap(texts.hmac("openpayouts/resource-prefix/1", tokenId.value())));
  }

  public String of(PayoutId payoutId) {
    return of(payoutId.value());
  }

  public String of(RecipientId recipientId) {
    return of(recipientId.value());
  }

  private String of(String id) {
    ByteBuffer bytes = ByteBuffer.wrap(texts.hmac("openpayouts/resource/1", tokenId.value(), id));
    return prefix + digits(bytes) + digits(bytes);
  }

  private static String digits(ByteBuffer bytes) {
    return Base58Id.encode(new UUID(bytes.getLong(), bytes.getLong()));
  }
}
