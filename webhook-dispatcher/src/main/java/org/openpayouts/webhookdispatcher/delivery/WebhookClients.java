package org.openpayouts.webhookdispatcher.delivery;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the HTTP client: pooled, guarded, and without any will of its own. */
final class WebhookClients {

  private static final int HEADER_LINE_CHARACTERS_MAX = 8192;
  private static final int HEADERS_MAX = 100;

  private WebhookClients() {}

  static CloseableHttpClient client(
      DeliverySettings settings, DnsResolver resolver, SSLContext trust) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setConnectionFactory(boundedHeads())
            .setDnsResolver(resolver)
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
            .setDefaultTlsConfig(
                TlsConfig.custom()
                    .setSupportedProtocols(TLS.V_1_3, TLS.V_1_2)
                    .setHandshakeTimeout(timeout(settings.connect().toMillis() * 2))
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout(settings.connect().toMillis()))
                    .setSocketTimeout(timeout(settings.total().toMillis()))
                    .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                    .setTimeToLive(TimeValue.ofMinutes(10))
                    .build())
            .setMaxConnTotal(settings.inFlight())
            .setMaxConnPerRoute(settings.inFlight())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(settings.total().toMillis(), TimeUnit.MILLISECONDS)
                .setResponseTimeout(timeout(settings.total().toMillis()))
                .setRedirectsEnabled(false)
                .build())
        .setUserAgent("OpenPayouts-Webhooks/1")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .evictExpiredConnections()
        .evictIdleConnections(TimeValue.ofMinutes(1))
        .build();
  }

  /** Without these two, a head may be as long as the deadline allows, and all of it is kept. */
  private static ManagedHttpClientConnectionFactory boundedHeads() {
    var bounds =
        Http1Config.custom()
            .setMaxLineLength(HEADER_LINE_CHARACTERS_MAX)
            .setMaxHeaderCount(HEADERS_MAX)
            .build();
    return ManagedHttpClientConnectionFactory.builder().http1Config(bounds).build();
  }

  private static Timeout timeout(long millis) {
    return Timeout.ofMilliseconds(millis);
  }
}
