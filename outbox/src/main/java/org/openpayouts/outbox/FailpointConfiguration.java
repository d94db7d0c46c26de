package org.openpayouts.outbox;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openpayouts.outbox.Failpoint.Step;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where a service can be made to die: the ways out and in, and what it adds of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FailpointSettings.class)
class FailpointConfiguration {

  private static final int KILLED = 137;

  /** As if killed: no shutdown hook, no rollback, no goodbye. */
  @Bean
  @ConditionalOnMissingBean
  Death death() {
    return point -> Runtime.getRuntime().halt(KILLED);
  }

  @Bean
  Failpoints failpoints(
      FailpointSettings settings,
      ObjectProvider<CrashPoints> own,
      Death death,
      Environment environment) {
    Set<String> known =
        own.stream()
            .flatMap(points -> points.names().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    known.addAll(CrashPoints.of(Step.values()).names());
    return new Failpoints(settings, known, death, environment);
  }

  @Bean
  Failpoint failpoint(Failpoints failpoints) {
    return failpoints::reach;
  }
}
