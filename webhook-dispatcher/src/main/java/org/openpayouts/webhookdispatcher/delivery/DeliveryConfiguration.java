package org.openpayouts.webhookdispatcher.delivery;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.openpayouts.outbox.CrashPoints;
import org.openpayouts.outbox.Failpoints;
import org.openpayouts.outbox.VitalLoops;
import org.openpayouts.webhookdispatcher.endpoint.AddressRules;
import org.openpayouts.webhookdispatcher.endpoint.AddressSettings;
import org.openpayouts.webhookdispatcher.endpoint.GuardedResolver;
import org.openpayouts.webhookdispatcher.merchant.Merchants;
import org.openpayouts.webhookdispatcher.signature.KeyOpener;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

  /** Only sets off alarms; each takes microseconds. */
  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService deadlineTimer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
  }

  @Bean
  CrashPoints crashPoints() {
    return CrashPoints.of(Failpoint.values());
  }

  @Bean
  ConnectWitness connectWitness(AddressRules rules) {
    return new ConnectWitness(new GuardedResolver(rules, SystemDefaultDnsResolver.INSTANCE));
  }

  @Bean
  CloseableHttpClient webhookClient(
      DeliverySettings settings, ConnectWitness resolver, AddressSettings addresses) {
    var trust = TrustedAuthorities.context(addresses.extraCaFile());
    return WebhookClients.client(settings, resolver, trust);
  }

  @Bean
  WebhookSender webhookSender(
      CloseableHttpClient client,
      DeliverySettings settings,
      ConnectWitness witness,
      ScheduledExecutorService deadlineTimer,
      Clock clock,
      Failpoints failpoints) {
    return new WebhookSender(client, settings, witness, deadlineTimer, clock, failpoints);
  }

  @Bean
  Courier courier(
      Merchants merchants,
      KeyOpener opener,
      WebhookSender sender,
      Claims claims,
      Settling settling,
      DeliverySettings settings,
      Clock clock,
      MeterRegistry meters,
      Failpoints failpoints) {
    var worker = "webhook-dispatcher-" + ProcessHandle.current().pid();
    return new Courier(
        merchants, opener, sender, claims, settling, settings, clock, meters, worker, failpoints);
  }

  /** One endpoint's share of it is in the store, for all replicas: docs/decisions/0072. */
  @Bean
  Bulkhead webhookBulkhead(DeliverySettings settings, MeterRegistry meters) {
    var config = BulkheadConfig.custom().maxConcurrentCalls(settings.inFlight()).build();
    var bulkheads = BulkheadRegistry.of(config);
    TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    return bulkheads.bulkhead("webhooks");
  }

  @Bean
  Dispatcher dispatcher(
      Claims claims,
      Courier courier,
      DeliverySettings settings,
      DueBell bell,
      Bulkhead room,
      VitalLoops loops) {
    return new Dispatcher(claims, courier, settings, bell, room, loops);
  }
}
