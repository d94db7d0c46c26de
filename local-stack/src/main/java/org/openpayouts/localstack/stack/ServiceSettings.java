package org.openpayouts.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.secret.Certificates;
import org.openpayouts.localstack.secret.OwnerOnly;
import org.openpayouts.localstack.secret.Secrets;

/** Writes the settings file of each service: addresses and names of secret files, no secret. */
final class ServiceSettings {
  private final StackFolder folder;
  private final StackPorts ports;
  private final Addresses addresses;
  private final Secrets secrets;
  private final Certificates certificates;
  private final String registryUrl;

  ServiceSettings(
      StackFolder folder,
      Addresses addresses,
      Secrets secrets,
      Certificates certificates,
      String registryUrl) {
    this.folder = folder;
    this.ports = addresses.ports();
    this.addresses = addresses;
    this.secrets = secrets;
    this.certificates = certificates;
    this.registryUrl = registryUrl;
  }

  Path write(Instance service) {
    Map<String, Object> settings = common(service);
    settings.putAll(
        switch (service.component()) {
          case PAYOUT_API -> payoutApi(service);
          case BATCH_SCHEDULER -> Map.<String, Object>of();
          case FUNDING_CHECKER -> fundingChecker();
          case BROADCASTER -> broadcaster();
          case WEBHOOK_DISPATCHER -> webhookDispatcher();
          case POSTGRES, KAFKA, REGISTRY, CHAIN, INBOX ->
              throw new IllegalArgumentException(service.id() + " is no service");
        });
    String text =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining("", "", overrides(service)));
    Path file = folder.settings(service);
    OwnerOnly.folder(file.resolveSibling(""));
    return OwnerOnly.write(file, text);
  }

  /** They stand last, so that they win. */
  private String overrides(Instance service) {
    Path file = folder.overrides(service);
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Map<String, Object> common(Instance service) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.address", Ports.HOST);
    settings.put("server.port", ports.server(service));
    settings.put("management.server.address", Ports.HOST);
    settings.put("management.server.port", ports.management(service));
    Path password = secrets.databasePassword(service.component().database());
    settings.put("spring.config.import", "configtree:" + password.resolveSibling("") + "/");
    settings.put("spring.datasource.url", databaseUrl(service.component()));
    settings.put("spring.datasource.username", service.component().database());
    settings.put("payouts.kafka.bootstrap-servers", addresses.brokers());
    settings.put("payouts.schema-registry.url", registryUrl);
    // What doctor shows is young, where nobody minds the questions.
    settings.put("payouts.outbox.inbound.lag-interval", "5s");
    settings.put("payouts.admin.credential-file", secrets.random(SecretNames.ADMIN));
    return settings;
  }

  private Map<String, Object> payoutApi(Instance api) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("payouts.api.public-base-urls[0]", StackPorts.http(ports.publicApi()));
    settings.put(
        "payouts.api.public-base-urls[1]",
        StackPorts.http(ports.gateway()) + StackPorts.GATEWAY_PREFIX);
    settings.put("payouts.api.show-signed-string", true);
    // Loads and benchmarks come from one merchant.
    settings.put("payouts.rate-limit.per-second", 1_000_000);
    settings.put("payouts.rate-limit.burst", 10_000_000);
    settings.put("payouts.admin.port", ports.adminApi(api));
    settings.put("payouts.intent.request-key-file", secrets.random(SecretNames.REQUEST_KEY));
    settings.put(
        "payouts.intent.destination-key-file", secrets.random(SecretNames.DESTINATION_KEY));
    settings.put("payouts.tokens.derivation-key-file", secrets.random(SecretNames.DERIVATION_KEY));
    settings.put("payouts.webhooks.sealing-key-file", secrets.sealingKey());
    settings.put("payouts.webhooks.allow-loopback", true);
    settings.put("payouts.chains.bitcoin.network", "regtest");
    return settings;
  }

  private Map<String, Object> fundingChecker() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("payouts.intent.funding-key-file", secrets.random(SecretNames.FUNDING_KEY));
    LocalRates.ALL.forEach((base, quotes) ->
        quotes.forEach(
            (quote, rate) -> settings.put("payouts.rates.fixed." + base + "." + quote, rate)));
    return settings;
  }

  private Map<String, Object> broadcaster() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("payouts.intent.request-key-file", secrets.random(SecretNames.REQUEST_KEY));
    settings.put(
        "payouts.intent.destination-key-file", secrets.random(SecretNames.DESTINATION_KEY));
    settings.put("payouts.intent.funding-key-file", secrets.random(SecretNames.FUNDING_KEY));
    String chain = "payouts.chains.bitcoin.";
    settings.put(chain + "rpc-url", StackPorts.http(addresses.port(Component.CHAIN)));
    settings.put(chain + "rpc-user", SecretNames.CHAIN_USER);
    settings.put(chain + "rpc-password-file", secrets.random(SecretNames.CHAIN_PASSWORD));
    settings.put(chain + "network", "regtest");
    settings.put(chain + "wallet-key-file", secrets.random(SecretNames.WALLET_KEY));
    settings.put(chain + "confirmations", 6);
    settings.put(chain + "poll-interval", "500ms");
    return settings;
  }

  private Map<String, Object> webhookDispatcher() {
    return Map.of(
        "payouts.webhooks.opening-key-file", secrets.openingKey(),
        "payouts.webhooks.extra-ca-file", certificates.authority(),
        "payouts.webhooks.allow-loopback", true);
  }

  private String databaseUrl(Component service) {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(Ports.HOST, addresses.port(Component.POSTGRES), service.database());
  }
}
