package org.openpayouts.outbox;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Puts the guard where the endpoints are: in the service's own web server, or in that of the
 * management port, which knows no filter of the service.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class ActuatorGuardConfiguration {

  @Bean
  FilterRegistrationBean<ActuatorGuard> actuatorGuard(
      OperatorSettings settings, WebEndpointProperties endpoints) {
    var guard = new FilterRegistrationBean<>(new ActuatorGuard(settings.credentialFile()));
    guard.addUrlPatterns(endpoints.getBasePath() + "/*");
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return guard;
  }
}
