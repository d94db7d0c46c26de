package org.openpayouts.localstack.secret;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority made here, and the certificate of 127.0.0.1 that it signed. */
public final class Certificates {
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  /** Makes them where they are missing. */
  public static Certificates in(Path folder, Path passwordFile, Clock clock) {
    Certificates certificates = new Certificates(OwnerOnly.folder(folder));
    if (!Files.exists(certificates.authority())) {
      try {
        certificates.make(Secrets.text(passwordFile).toCharArray(), clock.instant());
      } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
        throw new IllegalStateException("cannot make certificates in " + folder, e);
      }
    }
    return certificates;
  }

  /** PEM of the authority's own certificate: what clients trust. */
  public Path authority() {
    return folder.resolve("authority.pem");
  }

  /** PKCS #12 with the server's key and chain. */
  public Path serverKeys() {
    return folder.resolve("server.p12");
  }

  private void make(char[] password, Instant from)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    KeyPair authorityKeys = newKeys();
    var authorityName = new X500Name("CN=OpenPayouts local stack authority");
    var authority = builder(authorityName, authorityName, authorityKeys, from);
    authority.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    authority.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    X509Certificate authorityCertificate = sign(authority, authorityKeys);
    KeyPair serverKeys = newKeys();
    var server = builder(authorityName, new X500Name("CN=127.0.0.1"), serverKeys, from);
    server.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
              new GeneralName(GeneralName.dNSName, "localhost")
            }));
    store(serverKeys, sign(server, authorityKeys), authorityCertificate, password);
    StringWriter pem = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
      writer.writeObject(authorityCertificate);
    }
    OwnerOnly.write(authority(), pem.toString());
  }

  private void store(
      KeyPair keys, X509Certificate certificate, X509Certificate authority, char[] password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server", keys.getPrivate(), password, new X509Certificate[] {certificate, authority});
    var bytes = new java.io.ByteArrayOutputStream();
    store.store(bytes, password);
    OwnerOnly.write(serverKeys(), bytes.toByteArray());
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair keys, Instant from) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(120, RANDOM).add(BigInteger.ONE),
        Date.from(from.minus(Duration.ofHours(1))),
        Date.from(from.plus(LIFE)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair keys)
      throws GeneralSecurityException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
