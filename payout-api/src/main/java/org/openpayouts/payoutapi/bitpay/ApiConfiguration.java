package org.openpayouts.payoutapi.bitpay;

import org.apache.catalina.core.StandardHost;
import org.openpayouts.payoutapi.cutoff.NextCutoff;
import org.openpayouts.payoutapi.signature.Signatures;
import org.openpayouts.schemas.id.IdSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** What the public port is made of. */
@Configuration
class ApiConfiguration {
  private static final String SANDBOX = "local";

  @Bean
  Signatures signatures(ApiSettings settings, Environment environment) {
    if (settings.showSignedString() && !environment.acceptsProfiles(Profiles.of(SANDBOX))) {
      throw new IllegalStateException(
          "payouts.api.show-signed-string is allowed only under the profile " + SANDBOX);
    }
    return Signatures.under(settings.publicBaseUrls());
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestIds(IdSource ids) {
    return factory -> factory.addEngineValves(new RequestIdValve(ids::nextId));
  }

  /** The server is made before what reads a database. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> nextCutoffHeader(
      ObjectProvider<NextCutoff> next) {
    return factory ->
        factory.addEngineValves(new NextCutoffValve(() -> next.getObject().instant()));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowBodies() {
    return factory -> factory.addEngineValves(new SlowBodyValve());
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorReports() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ErrorReport.class.getName());
          }
        });
  }
}
