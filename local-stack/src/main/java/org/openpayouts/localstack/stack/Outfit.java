package org.openpayouts.localstack.stack;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.client.ChainClient;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.client.OperatorClient;
import org.openpayouts.localstack.merchant.DemoMerchant;
import org.openpayouts.localstack.merchant.MerchantSetup;
import org.openpayouts.localstack.merchant.RegtestKey;
import org.openpayouts.localstack.process.Ports;

/** What makes running processes a stack to work with: money, a merchant, and stack.json. */
final class Outfit {
  static final String CURRENCY = "USD";
  private static final String FIRST_DEPOSIT = "100000.00";

  private final Stack stack;
  private final StackPorts ports;
  private final Http http = new Http();
  private final MerchantSetup setup;
  private @Nullable DemoMerchant merchant;

  Outfit(Stack stack) {
    this.stack = stack;
    this.ports = stack.ports();
    this.setup =
        new MerchantSetup(
            new OperatorClient(http, StackPorts.http(ports.adminApi()), secret(SecretNames.ADMIN)));
  }

  DemoMerchant prepareMerchant() {
    ChainClient chain =
        new ChainClient(
            http,
            StackPorts.http(ports.server(Component.CHAIN)),
            SecretNames.CHAIN_USER,
            secret(SecretNames.CHAIN_PASSWORD));
    MerchantSetup.fundWallet(chain, RegtestKey.ofHex(secret(SecretNames.WALLET_KEY)).address());
    return setup.run(
        new MerchantSetup.Wishes(
            secret(SecretNames.MERCHANT_KEY), CURRENCY, FIRST_DEPOSIT, inboxUrl() + "/webhooks"));
  }

  /** Waits until anything is available; after earlier runs that may be less than the deposit. */
  BigDecimal awaitReserve(DemoMerchant made) {
    setup.awaitReserve(made.id(), CURRENCY, BigDecimal.ONE);
    return setup.available(made.id(), CURRENCY);
  }

  void writeStackFile(DemoMerchant made) {
    merchant = made;
    rewriteStackFile();
  }

  /** With the pids of now; nothing before the merchant is there. */
  void rewriteStackFile() {
    DemoMerchant made = merchant;
    if (made != null) {
      describe(made).write(stack.folder().stackFile());
    }
  }

  private StackFile describe(DemoMerchant made) {
    Assembly assembly = stack.assembly();
    Map<String, String> jdbc = new TreeMap<>();
    Map<String, String> management = new TreeMap<>();
    Map<String, String> server = new TreeMap<>();
    for (Component service : Component.services()) {
      jdbc.put(service.id(), assembly.jdbcUrl(service));
    }
    for (Instance service : stack.shape().services()) {
      server.put(service.id(), StackPorts.http(ports.server(service)));
      management.put(service.id(), StackPorts.http(ports.management(service)));
    }
    Map<String, Long> pids = new TreeMap<>();
    stack.pids().forEach((instance, pid) -> pids.put(instance.id(), pid));
    String api = StackPorts.http(ports.publicApi());
    return new StackFile(
        api,
        api,
        StackPorts.http(ports.adminApi()),
        secret(SecretNames.ADMIN),
        assembly.addresses().undisturbedBrokers(),
        assembly.registryUrl(),
        jdbc,
        inboxUrl(),
        assembly.certificates().authority().toString(),
        StackPorts.http(ports.server(Component.CHAIN)),
        pids,
        made,
        StackPorts.http(ports.server(Component.BATCH_SCHEDULER)),
        management,
        new StackFile.ChainLogin(SecretNames.CHAIN_USER, secret(SecretNames.CHAIN_PASSWORD)),
        stack.folder().inboxLog().toString(),
        new StackFile.Control(
            StackPorts.http(ports.control()),
            secret(SecretNames.CONTROL),
            ProcessHandle.current().pid()),
        stack.shape().toString(),
        server,
        adminUrls());
  }

  private List<String> adminUrls() {
    return stack.shape().instances(Component.PAYOUT_API).stream()
        .map(api -> StackPorts.http(ports.adminApi(api)))
        .toList();
  }

  private String inboxUrl() {
    return "https://" + Ports.HOST + ":" + stack.assembly().addresses().port(Component.INBOX);
  }

  private String secret(String name) {
    return stack.assembly().secrets().read(name);
  }
}
