package org.openpayouts.bench.merchants;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.openpayouts.localstack.client.OperatorClient;
import org.openpayouts.localstack.client.Patience;
import org.openpayouts.localstack.merchant.RegtestKey;
import org.openpayouts.localstack.stack.RunningStack;
import tools.jackson.databind.JsonNode;

/** Makes merchants of one run: each with a key, a token and one recipient. */
public final class MerchantsMade {
  private static final int AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final OperatorClient admin;
  private final Patience patience = new Patience(PATIENCE);
  private final String run = "bench-" + UUID.randomUUID();

  private MerchantsMade(OperatorClient admin) {
    this.admin = admin;
  }

  public static List<BenchMerchant> in(RunningStack stack, int count) {
    MerchantsMade made = new MerchantsMade(stack.admin());
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<BenchMerchant>> asked =
          IntStream.range(0, count)
              .mapToObj(number -> threads.submit(() -> made.make(number)))
              .toList();
      threads.shutdown();
      return asked.stream().map(MerchantsMade::get).toList();
    }
  }

  private static BenchMerchant get(Future<BenchMerchant> asked) {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a merchant was not made", e.getCause());
    }
  }

  private BenchMerchant make(int number) {
    String external = run + "-" + number;
    RegtestKey key = RegtestKey.ofWords(external);
    Signer signer = new Signer(key.privateKeyHex());
    String merchant =
        put("/admin/merchants/" + external, Map.of("name", external, "settlementCurrency", "USD"))
            .path("merchantId")
            .asString();
    String token =
        patience
            .ask(() ->
                admin.post(
                    "/admin/merchants/" + merchant + "/tokens",
                    Map.of("facade", "payout", "publicKey", signer.identity(), "label", "bench")))
            .path("token")
            .asString();
    String recipient =
        put(
                "/admin/merchants/" + merchant + "/recipients/rider@couriers.example",
                Map.of(
                    "status",
                    "active",
                    "withdrawal",
                    Map.of("asset", "BTC", "address", key.address())))
            .path("recipientId")
            .asString();
    return new BenchMerchant(merchant, signer, token, recipient);
  }

  private JsonNode put(String path, Map<String, ?> body) {
    return patience.ask(() -> admin.put(path, body));
  }
}
