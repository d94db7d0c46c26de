package org.openpayouts.webhookdispatcher.endpoint;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AddressSettings.class, BreakerSettings.class})
class EndpointConfiguration {

  @Bean
  AddressRules addressRules(AddressSettings settings, Environment environment) {
    SandboxGuard.check(settings, environment);
    return new AddressRules(settings.allowLoopback());
  }
}
