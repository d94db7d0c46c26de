package org.openpayouts.payoutapi.signature;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** The same arithmetic in Java: for platforms without the native library, and as its oracle. */
final class BouncyCastleCurve implements Curve {
  private static final ECDomainParameters DOMAIN = domain();

  @Override
  public boolean verifies(PublicKey key, byte[] digest, CompactSignature signature) {
    byte[] compact = signature.bytes();
    int half = compact.length / 2;
    var r = new BigInteger(1, Arrays.copyOfRange(compact, 0, half));
    var s = new BigInteger(1, Arrays.copyOfRange(compact, half, compact.length));
    try {
      var signer = new ECDSASigner();
      signer.init(
          false, new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(key.bytes()), DOMAIN));
      return signer.verifySignature(digest, r, s);
    } catch (IllegalArgumentException notOnTheCurve) {
      return false;
    }
  }

  @Override
  public boolean contains(PublicKey key) {
    try {
      return DOMAIN.getCurve().decodePoint(key.bytes()).isValid();
    } catch (IllegalArgumentException notOnTheCurve) {
      return false;
    }
  }

  private static ECDomainParameters domain() {
    X9ECParameters curve = CustomNamedCurves.getByName("secp256k1");
    return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
  }
}
