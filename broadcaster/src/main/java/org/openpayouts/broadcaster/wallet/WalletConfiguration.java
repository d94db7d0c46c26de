package org.openpayouts.broadcaster.wallet;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The wallet's settings and the signer's keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WalletSettings.class, IntentKeySettings.class})
class WalletConfiguration {

  @Bean
  IntentKeys intentKeys(IntentKeySettings settings) {
    return settings.read();
  }
}
