package org.openpayouts.payoutapi.running;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.payoutapi.PayoutApiApplication;
import org.openpayouts.payoutapi.admin.AdminPort;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.topic.TopicSetup;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One running service with a database of its own. */
public final class RunningApi implements AutoCloseable {
  /** What clients sign; nobody listens there. */
  public static final String PUBLIC_URL = "https://pay.example";

  private static final Infrastructure INFRASTRUCTURE = Infrastructure.shared();

  private static final class Shared {
    private static final RunningApi INSTANCE = start(Map.of());
  }

  private final ConfigurableApplicationContext context;
  private final String databaseUrl;
  private final TestFiles secrets;

  private RunningApi(
      ConfigurableApplicationContext context, String databaseUrl, TestFiles secrets) {
    this.context = context;
    this.databaseUrl = databaseUrl;
    this.secrets = secrets;
  }

  /** The one that tests share which change no settings and stop nothing. */
  public static RunningApi shared() {
    return Shared.INSTANCE;
  }

  /** Another one, with a fresh database. */
  public static RunningApi start(Map<String, String> settings) {
    TopicSetup.run(
        TopicSetup.Plan.of(
            INFRASTRUCTURE.kafkaBootstrapServers(), INFRASTRUCTURE.registryUrl(), 1));
    return start(settings, INFRASTRUCTURE.freshDatabase("payout_api"), new TestFiles());
  }

  /** A second process, as it were, on the same database and with the same keys. */
  public RunningApi startAgain(Map<String, String> settings) {
    return start(settings, databaseUrl, secrets);
  }

  private static RunningApi start(
      Map<String, String> settings, String databaseUrl, TestFiles secrets) {
    List<String> arguments = new ArrayList<>();
    argument(arguments, "server.address", "127.0.0.1");
    argument(arguments, "server.port", "0");
    argument(arguments, "management.server.address", "127.0.0.1");
    argument(arguments, "management.server.port", "0");
    argument(arguments, "spring.datasource.url", databaseUrl);
    argument(arguments, "payouts.kafka.bootstrap-servers", kafkaBootstrapServers());
    argument(arguments, "payouts.schema-registry.url", registryUrl());
    argument(arguments, "payouts.api.public-base-urls", PUBLIC_URL);
    argument(arguments, "payouts.api.show-signed-string", "true");
    argument(arguments, "payouts.admin.port", "0");
    file(arguments, "payouts.admin.credential-file", secrets.random("admin"));
    file(arguments, "payouts.intent.request-key-file", secrets.random("request"));
    file(arguments, "payouts.intent.destination-key-file", secrets.random("destination"));
    file(arguments, "payouts.tokens.derivation-key-file", secrets.random("derivation"));
    file(arguments, "payouts.webhooks.sealing-key-file", secrets.sealingKey());
    argument(arguments, "logging.structured.format.console", "");
    argument(arguments, "logging.level.root", "warn");
    settings.forEach((name, value) -> argument(arguments, name, value));
    SpringApplication application =
        new SpringApplicationBuilder(PayoutApiApplication.class).profiles("local").build();
    return new RunningApi(
        application.run(arguments.toArray(String[]::new)), databaseUrl, secrets);
  }

  public static String kafkaBootstrapServers() {
    return INFRASTRUCTURE.kafkaBootstrapServers();
  }

  public static String registryUrl() {
    return INFRASTRUCTURE.registryUrl();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public String managementUrl() {
    return "http://127.0.0.1:"
        + context.getEnvironment().getRequiredProperty("local.management.port");
  }

  public String adminUrl() {
    return "http://127.0.0.1:" + context.getBean(AdminPort.class).number();
  }

  public String adminCredential() {
    return secrets.read("admin");
  }

  public IntentKey requestKey() {
    return IntentKey.read(secrets.random("request"));
  }

  public IntentKey destinationKey() {
    return IntentKey.read(secrets.random("destination"));
  }

  public String databaseUrl() {
    return databaseUrl;
  }

  public TestFiles secrets() {
    return secrets;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  private static void file(List<String> arguments, String name, Path file) {
    argument(arguments, name, file.toString());
  }

  private static void argument(List<String> arguments, String name, String value) {
    arguments.add("--" + name + "=" + value);
  }
}
