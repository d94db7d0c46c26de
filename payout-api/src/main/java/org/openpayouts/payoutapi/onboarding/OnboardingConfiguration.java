package org.openpayouts.payoutapi.onboarding;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What onboarding is made of where nobody puts in their own. */
@Configuration
class OnboardingConfiguration {

  @Bean
  @ConditionalOnMissingBean
  IdentityCheck identityCheck() {
    return _ -> IdentityCheck.Verdict.APPROVED;
  }
}
