package org.openpayouts.payoutapi.running;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    setUpTopics();
    return start(settings, INFRASTRUCTURE.freshDatabase("payout_api"), new TestFiles());
  }

  public static void setUpTopics() {
    TopicSetup.run(TopicSetup.Plan.of(kafkaBootstrapServers(), registryUrl(), 1));
  }

  /** On a database that a test takes care of itself. */
  public static RunningApi startOn(
      String databaseUrl, TestFiles secrets, Map<String, String> settings) {
    return start(settings, databaseUrl, secrets);
  }

  private static RunningApi start(
      Map<String, String> settings, String databaseUrl, TestFiles secrets) {
    Map<String, String> ports =
        Map.of("server.port", "0", "management.server.port", "0", "payouts.admin.port", "0");
    List<String> arguments = arguments(ports, databaseUrl, secrets);
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    SpringApplication application =
        new SpringApplicationBuilder(PayoutApiApplication.class).profiles("local").build();
    return new RunningApi(application.run(arguments.toArray(String[]::new)), databaseUrl, secrets);
  }

  /** What the service is started with, in this JVM or in another. */
  static List<String> arguments(Map<String, String> ports, String databaseUrl, TestFiles secrets) {
    Map<String, String> settings = new LinkedHashMap<>(ports);
    settings.put("server.address", "127.0.0.1");
    settings.put("management.server.address", "127.0.0.1");
    settings.put("spring.datasource.url", databaseUrl);
    settings.put("payouts.kafka.bootstrap-servers", kafkaBootstrapServers());
    settings.put("payouts.schema-registry.url", registryUrl());
    settings.put("payouts.api.public-base-urls", PUBLIC_URL);
    settings.put("payouts.api.show-signed-string", "true");
    settings.put("payouts.cancellation.decide-group-within", "3s");
    settings.put("payouts.admin.credential-file", secrets.random("admin").toString());
    settings.put("payouts.intent.request-key-file", secrets.random("request").toString());
    settings.put("payouts.intent.destination-key-file", secrets.random("destination").toString());
    settings.put("payouts.tokens.derivation-key-file", secrets.random("derivation").toString());
    settings.put("payouts.webhooks.sealing-key-file", secrets.sealingKey().toString());
    settings.put("payouts.chains.bitcoin.network", "regtest");
    settings.put("spring.mail.host", TestMailbox.HOST);
    settings.put("spring.mail.port", Integer.toString(TestMailbox.shared().port()));
    // Each database is an installation of its own, although all share one broker.
    String installation = databaseUrl.replaceAll("\\?.*", "").replaceAll(".*/", "");
    settings.put("spring.cloud.stream.default.group", installation);
    settings.put("logging.structured.format.console", "");
    settings.put("logging.level.root", "warn");
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return arguments;
  }

  public static String kafkaBootstrapServers() {
    return INFRASTRUCTURE.kafkaBootstrapServers();
  }

  public static String registryUrl() {
    return INFRASTRUCTURE.registryUrl();
  }

  public ApiAddress address() {
    return new ApiAddress(url(), adminUrl(), adminCredential());
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

  /** What the web server serves, as it is mapped. */
  public <T> T mappings(Class<T> type) {
    return context.getBean("requestMappingHandlerMapping", type);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
