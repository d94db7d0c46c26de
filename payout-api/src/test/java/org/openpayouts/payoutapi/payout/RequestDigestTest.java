package org.openpayouts.payoutapi.payout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.payoutapi.signature.Verdict;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;

class RequestDigestTest {
  private static final IdSource IDS = IdSource.secure();
  private static final MerchantId MERCHANT = new MerchantId(IDS.nextId());
  private static final String URL = "https://pay.example/payouts";

  @Test
  void isTheSameForTheSameSignedString() {
    assertThat(digest(MERCHANT, key(1), URL, "{}")).isEqualTo(digest(MERCHANT, key(1), URL, "{}"));
  }

  @Test
  void differsWithEachOfMerchantKeyUrlAndBody() {
    RequestDigest digest = digest(MERCHANT, key(1), URL, "{}");

    assertThat(digest(new MerchantId(IDS.nextId()), key(1), URL, "{}")).isNotEqualTo(digest);
    assertThat(digest(MERCHANT, key(2), URL, "{}")).isNotEqualTo(digest);
    assertThat(digest(MERCHANT, key(1), URL + "?a=1", "{}")).isNotEqualTo(digest);
    assertThat(digest(MERCHANT, key(1), URL, "{ }")).isNotEqualTo(digest);
  }

  @Test
  void sortsAsTheDatabaseDoes() {
    RequestDigest low = RequestDigest.of(new byte[] {0x01});
    RequestDigest high = RequestDigest.of(new byte[] {(byte) 0xf0});

    assertThat(low).isLessThan(high);
  }

  private static RequestDigest digest(MerchantId merchant, PublicKey key, String url, String body) {
    return RequestDigest.of(merchant, new Verdict.Signed(key, url, body.getBytes(UTF_8)));
  }

  private static PublicKey key(int seed) {
    byte[] bytes = new byte[33];
    bytes[0] = 2;
    bytes[32] = (byte) seed;
    return new PublicKey(bytes);
  }
}
