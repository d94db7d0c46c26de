package org.openpayouts.webhookdispatcher.delivery;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings records with their defaults, bound as the application binds them. */
final class SettingsOf {

  private SettingsOf() {}

  static DeliverySettings delivery(Map<String, String> changed) {
    return new Binder(new MapConfigurationPropertySource(changed))
        .bindOrCreate("payouts.webhooks.delivery", DeliverySettings.class);
  }
}
