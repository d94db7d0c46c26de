package org.openpayouts.webhookdispatcher.signature;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpeningKeySettings.class)
class SignatureConfiguration {

  @Bean
  KeyOpener keyOpener(OpeningKeySettings settings) {
    return KeyOpener.of(settings);
  }
}
