package org.openpayouts.bench.merchants;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.bench.load.Prepared;
import org.openpayouts.payoutapi.signature.Signatures;
import org.openpayouts.payoutapi.signature.SignedRequest;
import org.openpayouts.payoutapi.signature.Verdict;

class SignerTest {
  private static final String BASE = "https://pay.example";
  private static final BigInteger HALF =
      new BigInteger("7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0", 16);
  private static final String KEY = "11".repeat(32);

  private final Signer signer = new Signer(KEY);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void signsWhatPayoutApiLetsIn(boolean high) {
    Prepared.Body body = new Prepared.Body(BenchMerchant.bytes("{"), BenchMerchant.bytes("}"));

    String signature = signer.sign(BASE + "/payouts", body, high);

    assertThat(verdict(body.bytes(), signature)).isInstanceOf(Verdict.Signed.class);
    assertThat(verdict(BenchMerchant.bytes("{ }"), signature)).isInstanceOf(Verdict.Mismatch.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void makesTheKindThatIsAskedFor(boolean high) {
    for (int number = 0; number < 20; number++) {
      String signature =
          signer.sign(BASE, Prepared.Body.of(BenchMerchant.bytes("body " + number)), high);

      assertThat(isHigh(signature)).isEqualTo(high);
    }
  }

  private Verdict verdict(byte[] body, String signature) {
    return Signatures.under(List.of(BASE))
        .verify(new SignedRequest("/payouts", body, signer.identity(), signature));
  }

  /** Above half of the curve's order; s stands last in the DER form, behind its length. */
  private static boolean isHigh(String signature) {
    byte[] der = HexFormat.of().parseHex(signature);
    int ofS = 4 + der[3] + 2;
    return new BigInteger(1, Arrays.copyOfRange(der, ofS, der.length)).compareTo(HALF) > 0;
  }
}
