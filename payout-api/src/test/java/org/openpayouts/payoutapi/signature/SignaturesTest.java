package org.openpayouts.payoutapi.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
  private static final String BASE = "https://pay.example";
  private static final byte[] PRIVATE_KEY = filled((byte) 0x11);
  private static final String PUBLIC_KEY =
      "034f355bdcb7cc0af728ef3cceb9615d90684bb5b2ca5f859ab0f0b704075871aa";
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  static Stream<Curve> curves() {
    return Stream.of(new NativeCurve(), new BouncyCastleCurve());
  }

  @Test
  void namesAKeyByItsSin() {
    PublicKey key = PublicKey.parse(PUBLIC_KEY).orElseThrow();

    assertThat(key.sin()).isEqualTo("TfLZFBH7H7LYbthHKTDJMF2rc8bxXT7QCba");
    assertThat(key.hex()).isEqualTo(PUBLIC_KEY);
  }

  @ParameterizedTest
  @MethodSource("curves")
  void acceptsASignatureOverUrlAndBody(Curve curve) {
    var request = request("/payouts", "{\"a\":1}", sign(BASE + "/payouts{\"a\":1}"));

    Verdict verdict = new Signatures(curve, List.of(BASE)).verify(request);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Signed.class,
            signed -> {
              assertThat(signed.key().hex()).isEqualTo(PUBLIC_KEY);
              assertThat(signed.url()).isEqualTo(BASE + "/payouts");
            });
  }

  @ParameterizedTest
  @MethodSource("curves")
  void acceptsTheHighSOfTheSameSignature(Curve curve) {
    byte[] low = compact(BASE + "/payouts");
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(low, 32, 64));
    byte[] high = concat(Arrays.copyOf(low, 32), thirtyTwoBytes(ORDER.subtract(s)));

    Verdict verdict =
        new Signatures(curve, List.of(BASE)).verify(request("/payouts", "", der(high)));

    assertThat(verdict).isInstanceOf(Verdict.Signed.class);
    assertThat(der(high)).isNotEqualTo(der(low));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void refusesAnotherBody(Curve curve) {
    var request = request("/payouts", "{\"a\":2}", sign(BASE + "/payouts{\"a\":1}"));

    Verdict verdict = new Signatures(curve, List.of(BASE)).verify(request);

    assertThat(verdict).isEqualTo(new Verdict.Mismatch(List.of(BASE + "/payouts")));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void refusesAnythingThatIsNoSignature(Curve curve) {
    var signatures = new Signatures(curve, List.of(BASE));
    String zeros = "3006020100020100";
    String beyondTheOrder = der(concat(filled((byte) 0xff), filled((byte) 0xff)));

    for (String text : List.of("", "zz", "30", zeros, beyondTheOrder, "00".repeat(72))) {
      assertThat(signatures.verify(request("/payouts", "", text)))
          .isNotInstanceOf(Verdict.Signed.class);
    }
  }

  @Test
  void knowsItselfUnderSeveralPublicUrls() {
    var signatures =
        new Signatures(new NativeCurve(), List.of(BASE, "https://pay.example:443/", "http://a"));
    var request = request("/payouts?x=1", "", sign("https://pay.example:443/payouts?x=1"));

    Verdict verdict = signatures.verify(request);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Signed.class,
            signed -> assertThat(signed.url()).isEqualTo("https://pay.example:443/payouts?x=1"));
  }

  @Test
  void acceptsWhatPhpSigns() {
    var request = request("/payouts?reference=a%20b", "", sign(BASE + "/payouts?reference=a+b"));

    assertThat(new Signatures(new NativeCurve(), List.of(BASE)).verify(request))
        .isInstanceOf(Verdict.Signed.class);
  }

  @Test
  void acceptsWhatCSharpSigns() {
    var request =
        request("/payouts?reference=a%2Fb%20%C3%A9", "", sign(BASE + "/payouts?reference=a/b é"));

    assertThat(new Signatures(new NativeCurve(), List.of(BASE)).verify(request))
        .isInstanceOf(Verdict.Signed.class);
  }

  @Test
  void forgivesNoOtherSpellingWhereThereIsABody() {
    var signatures = new Signatures(new NativeCurve(), List.of(BASE));
    String body = "{}";

    assertThat(signatures.verify(request("/p?r=a%20b", body, sign(BASE + "/p?r=a%20b" + body))))
        .isInstanceOf(Verdict.Signed.class);
    assertThat(signatures.verify(request("/p?r=a%20b", body, sign(BASE + "/p?r=a+b" + body))))
        .isEqualTo(new Verdict.Mismatch(List.of(BASE + "/p?r=a%20b")));
  }

  @ParameterizedTest
  @CsvSource({
    "reference=a%26status%3Dnew%26limit%3D1, reference=a&status=new&limit=1",
    "reference=a&status%3Dnew=1, reference=a&status=new=1",
    "limit%3D1, limit=1",
    "reference=a+b%20c, reference=a+b c"
  })
  void refusesADecodedQueryThatSaysSomethingElse(String sent, String signed) {
    var request = request("/payouts?" + sent, "", sign(BASE + "/payouts?" + signed));

    assertThat(new Signatures(new NativeCurve(), List.of(BASE)).verify(request))
        .isInstanceOf(Verdict.Mismatch.class);
  }

  @Test
  void namesTheHeaderThatIsMissing() {
    var signatures = new Signatures(new NativeCurve(), List.of(BASE));

    assertThat(signatures.verify(new SignedRequest("/payouts", new byte[0], null, "30")))
        .isEqualTo(new Verdict.Unsigned("X-Identity"));
    assertThat(signatures.verify(new SignedRequest("/payouts", new byte[0], PUBLIC_KEY, " ")))
        .isEqualTo(new Verdict.Unsigned("X-Signature"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz",
        "044f355bdcb7cc0af728ef3cceb9615d90684bb5b2ca5f859ab0f0b704075871aa",
        "02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      })
  void refusesAnIdentityThatIsNoKey(String identity) {
    var request = new SignedRequest("/payouts", new byte[0], identity, sign("x"));

    assertThat(new Signatures(new NativeCurve(), List.of(BASE)).verify(request))
        .isEqualTo(new Verdict.NoKey());
    assertThat(new Signatures(new BouncyCastleCurve(), List.of(BASE)).verify(request))
        .isEqualTo(new Verdict.NoKey());
  }

  @Test
  void readsOnlyCanonicalDer() {
    String good = sign("text");

    assertThat(CompactSignature.ofDerHex(good)).isPresent();
    assertThat(CompactSignature.ofDerHex(good + "00")).isEmpty();
    assertThat(CompactSignature.ofDerHex("31" + good.substring(2))).isEmpty();
    assertThat(CompactSignature.ofDerHex("3046" + "00".repeat(70))).isEqualTo(Optional.empty());
  }

  private static SignedRequest request(String target, String body, String signature) {
    return new SignedRequest(target, body.getBytes(UTF_8), PUBLIC_KEY, signature);
  }

  private static String sign(String text) {
    return der(compact(text));
  }

  private static byte[] compact(String text) {
    return Secp256k1.get().sign(Signatures.sha256(text, new byte[0]), PRIVATE_KEY, null);
  }

  private static String der(byte[] compact) {
    byte[] r = new BigInteger(1, Arrays.copyOf(compact, 32)).toByteArray();
    byte[] s = new BigInteger(1, Arrays.copyOfRange(compact, 32, 64)).toByteArray();
    byte[] head = {0x30, (byte) (4 + r.length + s.length), 2, (byte) r.length};
    byte[] der = concat(concat(head, r), concat(new byte[] {2, (byte) s.length}, s));
    return HexFormat.of().formatHex(der);
  }

  private static byte[] thirtyTwoBytes(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] result = new byte[32];
    int copied = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - copied, result, 32 - copied, copied);
    return result;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] filled(byte value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, value);
    return bytes;
  }
}
