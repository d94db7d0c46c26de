package org.openpayouts.webhookdispatcher.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates a receiver may show: those that the JDK trusts, and those of one PEM file. */
final class TrustedAuthorities {

  private TrustedAuthorities() {}

  /**
   * Makes the TLS context.
   *
   * @throws IllegalStateException when the file cannot be read; names the setting
   */
  static SSLContext context(@Nullable Path extraCaFile) {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var trusted = new ArrayList<>(ofTheJdk());
      if (extraCaFile != null) {
        trusted.addAll(of(extraCaFile));
      }
      for (var i = 0; i < trusted.size(); i++) {
        store.setCertificateEntry("authority-" + i, trusted.get(i));
      }
      var factory = factory();
      factory.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "payouts.webhooks.extra-ca-file names no readable PEM certificates: " + e.getMessage(),
          e);
    }
  }

  private static List<X509Certificate> of(Path file) throws GeneralSecurityException, IOException {
    try (var in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    }
  }

  private static List<X509Certificate> ofTheJdk() throws GeneralSecurityException {
    var factory = factory();
    factory.init((KeyStore) null);
    for (var manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager trust) {
        return List.of(trust.getAcceptedIssuers());
      }
    }
    return List.of();
  }

  private static TrustManagerFactory factory() throws GeneralSecurityException {
    return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
  }
}
