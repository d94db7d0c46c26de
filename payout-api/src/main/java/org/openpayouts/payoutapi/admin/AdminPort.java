package org.openpayouts.payoutapi.admin;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** A second connector of the web server, and which requests came in through it. */
@Component
public class AdminPort
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
  private static final int MAX_THREADS = 8;

  private final Connector connector;

  AdminPort(AdminSettings settings, ServerProperties server) {
    connector = new Connector();
    connector.setPort(settings.port());
    connector.setProperty("maxThreads", Integer.toString(MAX_THREADS));
    if (server.getAddress() != null) {
      connector.setProperty("address", server.getAddress().getHostAddress());
    }
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addAdditionalConnectors(connector);
  }

  @Override
  public int getOrder() {
    return 0;
  }

  /** The port that is listened on, which the system chose if the setting is 0. */
  public int number() {
    return connector.getLocalPort();
  }
}
