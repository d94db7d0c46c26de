package org.openpayouts.localstack.merchant;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openpayouts.localstack.client.ChainClient;
import org.openpayouts.localstack.client.OperatorClient;
import org.openpayouts.localstack.client.Patience;
import org.openpayouts.localstack.client.RequestSigner;
import org.openpayouts.localstack.process.Deadline;
import tools.jackson.databind.JsonNode;

/** Makes the demo merchant through the admin API; doing it again changes nothing. */
public final class MerchantSetup {
  private static final String EXTERNAL_ID = "demo";
  private static final int RECIPIENTS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WALLET_COINS = 40;
  private static final BigDecimal COIN_SIZE = new BigDecimal("5");

  private final OperatorClient admin;
  private final Patience patience = new Patience(PATIENCE);

  public MerchantSetup(OperatorClient admin) {
    this.admin = admin;
  }

  /** Where the money and the messages of the merchant go. */
  public record Wishes(
      String privateKeyHex, String currency, String firstDeposit, String notificationUrl) {}

  public DemoMerchant run(Wishes wishes) {
    RequestSigner signer = RequestSigner.of(wishes.privateKeyHex());
    JsonNode merchant =
        put(
            "/admin/merchants/" + EXTERNAL_ID,
            Map.of(
                "name", "Demo Couriers",
                "settlementCurrency", wishes.currency(),
                "payoutNotificationUrl", wishes.notificationUrl()));
    String id = merchant.path("merchantId").asString();
    String payoutToken = token(id, "payout", signer);
    String merchantToken = token(id, "merchant", signer);
    List<DemoMerchant.Recipient> recipients =
        IntStream.rangeClosed(1, RECIPIENTS).mapToObj(number -> recipient(id, number)).toList();
    deposit(id, wishes.currency(), wishes.firstDeposit(), "local-stack-first-deposit");
    return new DemoMerchant(
        id, wishes.privateKeyHex(), signer.publicKeyHex(), payoutToken, merchantToken, recipients);
  }

  /** Repeating it with the same external id deposits nothing more. */
  public void deposit(String merchantId, String currency, String amount, String externalId) {
    post(
        "/admin/merchants/" + merchantId + "/deposits",
        Map.of("externalId", externalId, "currency", currency, "amount", amount, "rail", "test"));
  }

  /** What is available, as the admin API shows it; zero where nothing was posted yet. */
  public BigDecimal available(String merchantId, String currency) {
    for (JsonNode reserve :
        admin.get("/admin/merchants/" + merchantId + "/reserves").path("reserves")) {
      if (currency.equals(reserve.path("currency").asString())) {
        return BigDecimal.valueOf(
            reserve.path("available").asLong(), reserve.path("scale").asInt());
      }
    }
    return BigDecimal.ZERO;
  }

  /** Waits until the money can be seen. */
  public void awaitReserve(String merchantId, String currency, BigDecimal atLeast) {
    Deadline.in(PATIENCE)
        .until(
            "a reserve of " + atLeast.toPlainString() + " " + currency + " is visible",
            () -> available(merchantId, currency).compareTo(atLeast) >= 0);
  }

  /** Gives the broadcaster's wallet confirmed coins, many, so that they can be lanes. */
  public static void fundWallet(ChainClient chain, String address) {
    int missing = WALLET_COINS - chain.countCoins(address);
    if (missing > WALLET_COINS / 2) {
      chain.fund(address, COIN_SIZE, missing);
    }
  }

  private String token(String merchantId, String facade, RequestSigner signer) {
    return post(
            "/admin/merchants/" + merchantId + "/tokens",
            Map.of("facade", facade, "publicKey", signer.publicKeyHex(), "label", "local stack"))
        .path("token")
        .asString();
  }

  private DemoMerchant.Recipient recipient(String merchantId, int number) {
    String email = "rider" + number + "@couriers.example";
    RegtestKey key = RegtestKey.ofWords("OpenPayouts demo recipient " + number);
    JsonNode recipient =
        put(
            "/admin/merchants/" + merchantId + "/recipients/" + email,
            Map.of(
                "label",
                "Rider " + number,
                "status",
                "active",
                "withdrawal",
                Map.of("asset", "BTC", "address", key.address())));
    return new DemoMerchant.Recipient(
        recipient.path("recipientId").asString(), email, key.address(), key.privateKeyHex());
  }

  private JsonNode put(String path, Map<String, ?> body) {
    return patience.ask(() -> admin.put(path, body));
  }

  private JsonNode post(String path, Map<String, ?> body) {
    return patience.ask(() -> admin.post(path, body));
  }
}
