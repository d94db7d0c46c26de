package org.openpayouts.broadcaster.failpoint;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dies as if killed: no shutdown hook, no rollback, no goodbye. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FailpointSettings.class)
class FailpointConfiguration {
  private static final int KILLED = 137;

  @Bean
  @ConditionalOnMissingBean
  Death death() {
    return point -> Runtime.getRuntime().halt(KILLED);
  }
}
