package org.openpayouts.fundingchecker.forecast;

import java.nio.file.Path;
import org.openpayouts.outbox.OperatorCredential;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Puts the guard where the forecast is: beside the other endpoints, whichever port they have. */
@ManagementContextConfiguration(proxyBeanMethods = false)
class ForecastGuardConfiguration {

  @Bean
  FilterRegistrationBean<ForecastGuard> forecastGuard(
      Environment environment, WebEndpointProperties endpoints) {
    Path credential =
        Binder.get(environment).bind(OperatorCredential.SETTING, Path.class).orElse(null);
    var guard = new FilterRegistrationBean<>(new ForecastGuard(credential));
    guard.addUrlPatterns(endpoints.getBasePath() + "/" + ForecastEndpoint.ID + "/*");
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return guard;
  }
}
