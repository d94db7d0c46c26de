package org.openpayouts.localstack.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.secp256k1.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RequestSignerTest {
  private static final String KEY = "11".repeat(32);

  @Test
  void hasThePublicKeyOfBitPaysOwnVector() {
    RequestSigner signer = RequestSigner.of(KEY);

    assertThat(signer.publicKeyHex())
        .isEqualTo("034f355bdcb7cc0af728ef3cceb9615d90684bb5b2ca5f859ab0f0b704075871aa");
  }

  @Test
  void signsUrlAndBodyAsDer() throws Exception {
    RequestSigner signer = RequestSigner.of(KEY);
    String text = "http://127.0.0.1:18100/payouts{\"amount\":10}";

    String signature = signer.sign(text);

    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    byte[] publicKey = HexFormat.of().parseHex(signer.publicKeyHex());
    byte[] compact = Secp256k1.get().der2compact(HexFormat.of().parseHex(signature));
    assertThat(signature).startsWith("30").isEqualTo(signer.sign(text));
    assertThat(Secp256k1.get().verify(compact, hash, publicKey)).isTrue();
  }

  @Test
  void refusesWhatIsNoKey() {
    assertThatThrownBy(() -> RequestSigner.of("00".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
