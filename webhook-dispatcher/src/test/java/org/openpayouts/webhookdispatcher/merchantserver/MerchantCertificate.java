package org.openpayouts.webhookdispatcher.merchantserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate of 127.0.0.1 that nobody trusts who was not given it; made by the JDK's keytool.
 *
 * @param tls what the server shows
 * @param authority PEM file that makes clients trust it
 */
public record MerchantCertificate(SSLContext tls, Path authority) {

  private static final String PASSWORD = "for-tests-only";

  /** Makes one. */
  public static MerchantCertificate make() {
    try {
      var folder = Files.createTempDirectory("merchant-certificate");
      var keys = folder.resolve("server.p12");
      keytool(keys);
      var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD.toCharArray());
      var tls = SSLContext.getInstance("TLS");
      tls.init(managers.getKeyManagers(), null, null);
      return new MerchantCertificate(tls, pem(store, folder.resolve("authority.pem")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path pem(KeyStore store, Path file) throws GeneralSecurityException, IOException {
    var encoded = Base64.getMimeEncoder().encodeToString(store.getCertificate("s").getEncoded());
    return Files.writeString(
        file, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
  }

  private static void keytool(Path keys) throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                List.of(
                    tool,
                    "-genkeypair",
                    "-alias",
                    "s",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=127.0.0.1",
                    "-ext",
                    "san=ip:127.0.0.1,dns:localhost",
                    "-validity",
                    "365",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    keys.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (made != 0) {
      throw new IllegalStateException("keytool ended with " + made);
    }
  }
}
