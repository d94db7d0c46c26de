package org.openpayouts.bench.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.MerchantClient;
import org.openpayouts.localstack.merchant.DemoMerchant;
import org.openpayouts.localstack.merchant.MerchantSetup;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;

/**
 * OpenPayouts as the stack runs it: signed requests, a cutoff each second, and a chain whose blocks
 * do not let anybody wait.
 */
final class OwnSystem implements Peer, AutoCloseable {
  private static final BigDecimal AMOUNT = new BigDecimal("7.00");
  private static final Duration CUTOFFS = Duration.ofSeconds(1);
  private static final Duration BLOCKS = Duration.ofMillis(200);

  private final RunningStack stack;
  private final MerchantClient merchant;
  private final CompleteWebhooks webhooks;
  private final List<DemoMerchant.Recipient> recipients;
  private final int heightBefore;
  private final ScheduledExecutorService cutoffs = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService blocks = Executors.newSingleThreadScheduledExecutor();

  OwnSystem(RunningStack stack, CompleteWebhooks webhooks) {
    this.stack = stack;
    this.merchant = stack.merchant();
    this.webhooks = webhooks;
    this.recipients = stack.file().merchant().recipients();
    this.heightBefore = stack.chain().height();
  }

  /** Deposits what so many payouts need, and begins to cut off and to mine. */
  void prepare(int payouts) {
    MerchantSetup setup = stack.merchantSetup();
    String id = stack.file().merchant().id();
    BigDecimal wanted =
        AMOUNT.multiply(BigDecimal.valueOf(payouts)).multiply(new BigDecimal("1.1"));
    BigDecimal lacking = wanted.subtract(setup.available(id, "USD"));
    if (lacking.signum() > 0) {
      String deposit = lacking.setScale(2, RoundingMode.UP).toPlainString();
      setup.deposit(id, "USD", deposit, "bench-" + UUID.randomUUID());
      setup.awaitReserve(id, "USD", wanted);
    }
    every(CUTOFFS, cutoffs, () -> stack.cutOff("bench", "a measurement"));
    every(BLOCKS, blocks, () -> stack.chain().mine(2));
  }

  /** One that is late is not made up for; one that fails is followed by the next. */
  private static void every(Duration pause, ScheduledExecutorService on, Runnable deed) {
    var unused =
        on.scheduleWithFixedDelay(
            () -> {
              try {
                deed.run();
              } catch (RuntimeException e) {
                System.err.println("bench: " + e.getMessage());
              }
            },
            0,
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public String name() {
    return "OpenPayouts";
  }

  @Override
  public String request(String number) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("amount", AMOUNT);
    body.put("currency", "USD");
    body.put("ledgerCurrency", "USD");
    body.put(
        "recipientId", recipients.get(Math.floorMod(number.hashCode(), recipients.size())).id());
    body.put("reference", number);
    body.put("notificationURL", webhooks.url());
    Answer answer = merchant.post("/payouts", body).orThrow("a signed request");
    return answer.json().path("data").path("id").asString();
  }

  @Override
  public CompleteWebhooks webhooks() {
    return webhooks;
  }

  @Override
  public Map<String, Long> pids() {
    Map<String, Long> pids = new TreeMap<>(stack.file().pids());
    pids.put("requests, blocks and webhooks", ProcessHandle.current().pid());
    return pids;
  }

  /** The processes of the five services. */
  Map<String, Long> services() {
    Map<String, Long> services = new TreeMap<>();
    for (Component service : Component.services()) {
      services.put(service.id(), stack.file().pids().getOrDefault(service.id(), 0L));
    }
    return services;
  }

  /** Outputs to any recipient in the blocks since this began. */
  long paidOnChain() {
    Set<String> addresses =
        recipients.stream().map(DemoMerchant.Recipient::address).collect(Collectors.toSet());
    return stack.chain().outputsFrom(heightBefore + 1).stream()
        .filter(output -> addresses.contains(output.address()))
        .count();
  }

  @Override
  public void close() {
    cutoffs.shutdownNow();
    blocks.shutdownNow();
  }
}
