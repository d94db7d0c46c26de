package org.openpayouts.systemtests.stack;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.MerchantClient;
import org.openpayouts.localstack.client.Patience;
import org.openpayouts.localstack.client.RequestSigner;
import org.openpayouts.localstack.process.Deadline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant of one scenario alone: own keys, own recipients, own reserve, own inbox path. */
public final class TestMerchant {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CURRENCY = "USD";

  private final SharedStack stack;
  private final String name;
  private final String merchantId;
  private final String privateKeyHex;
  private final String payoutToken;
  private final List<Payee> payees = new ArrayList<>();

  private TestMerchant(SharedStack stack, String name, String merchantId) {
    this.stack = stack;
    this.name = name;
    this.merchantId = merchantId;
    this.privateKeyHex = Addresses.freshPrivateKeyHex();
    this.payoutToken = token("payout");
  }

  /** Creates one through the admin API; nothing of it existed before. */
  public static TestMerchant in(SharedStack stack, String scenario) {
    String name = scenario + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    Map<String, ?> profile = profile(stack, name);
    String id =
        ask(() -> stack.running().admin().put("/admin/merchants/" + name, profile))
            .path("merchantId")
            .asString();
    return new TestMerchant(stack, name, id);
  }

  private static Map<String, ?> profile(SharedStack stack, String name) {
    return Map.of(
        "name", name,
        "settlementCurrency", CURRENCY,
        "payoutNotificationUrl", stack.file().inboxUrl() + "/" + name);
  }

  /** As an operator sets it; what it does not say is as in the standard one. */
  public TestMerchant withPolicy(Map<String, ?> policy) {
    Map<String, Object> body = new HashMap<>(profile(stack, name));
    body.put("policy", policy);
    ask(() -> stack.running().admin().put("/admin/merchants/" + name, body));
    return this;
  }

  public TestMerchant withPayees(int count) {
    for (int i = 0; i < count; i++) {
      String email = "payee" + payees.size() + "@" + name + ".example";
      String address = Addresses.fresh();
      Map<String, ?> body =
          Map.of("status", "active", "withdrawal", Map.of("asset", "BTC", "address", address));
      JsonNode made = ask(() -> stack.running().admin().put(path("/recipients/" + email), body));
      payees.add(new Payee(made.path("recipientId").asString(), email, address));
    }
    return this;
  }

  /** As an operator does: nothing but an operator changes it from there. */
  public void pause(int payee) {
    String recipient = path("/recipients/" + payees.get(payee).email());
    ask(() -> stack.running().admin().put(recipient, Map.of("status", "paused")));
  }

  /** Deposits and waits until the reserve shows it. */
  public TestMerchant withReserve(String amount) {
    long before = available();
    deposit(amount);
    Deadline.in(PATIENCE).until("the deposit is available", () -> available() > before);
    return this;
  }

  /** Reports a deposit, which is booked when somebody books it. */
  public void deposit(String amount) {
    Map<String, ?> body =
        Map.of(
            "externalId",
            name + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX),
            "currency",
            CURRENCY,
            "amount",
            amount,
            "rail",
            "test");
    ask(() -> stack.running().admin().post(path("/deposits"), body));
  }

  /** Ledger units that no payout holds. */
  public long available() {
    return reserve("available");
  }

  /** One balance of the reserve, in ledger units; 0 where there is no reserve yet. */
  public long reserve(String balance) {
    for (JsonNode reserve : stack.running().admin().get(path("/reserves")).path("reserves")) {
      if (CURRENCY.equals(reserve.path("currency").asString())) {
        return reserve.path(balance).asLong();
      }
    }
    return 0;
  }

  public MerchantClient client() {
    return new MerchantClient(
        stack.http(),
        stack.running().apiUrl(),
        stack.file().publicBaseUrl(),
        RequestSigner.of(privateKeyHex),
        payoutToken);
  }

  /** The fields of a good request, for tests that bend them. */
  public Map<String, Object> request(BigDecimal amount, int payee, String reference) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("amount", amount);
    fields.put("currency", CURRENCY);
    fields.put("ledgerCurrency", CURRENCY);
    fields.put("recipientId", payees.get(payee % payees.size()).recipientId());
    fields.put("reference", reference);
    return fields;
  }

  public Answer submit(BigDecimal amount, int payee, String reference) {
    return client().post("/payouts", request(amount, payee, reference));
  }

  /** The same with a trace of the caller's own. */
  public Answer submitTraced(BigDecimal amount, int payee, String reference, String traceparent) {
    Map<String, Object> fields = request(amount, payee, reference);
    fields.put("token", payoutToken);
    return send(
        "POST", "/payouts", JSON.writeValueAsString(fields), Map.of("traceparent", traceparent));
  }

  /** Sends exactly this text, signed; the headers come on top, or in place, of the usual ones. */
  public Answer send(
      String method, String pathAndQuery, @Nullable String body, Map<String, String> headers) {
    RequestSigner signer = RequestSigner.of(privateKeyHex);
    String signed = stack.file().publicBaseUrl() + pathAndQuery + (body == null ? "" : body);
    Map<String, String> all = new HashMap<>();
    all.put("X-Accept-Version", "2.0.0");
    all.put("Content-Type", "application/json");
    all.put("X-Identity", signer.publicKeyHex());
    all.put("X-Signature", signer.sign(signed));
    all.putAll(headers);
    return stack
        .http()
        .send(method, URI.create(stack.running().apiUrl() + pathAndQuery), all, body);
  }

  /** The same without key and signature. */
  public Answer unsigned(String method, String pathAndQuery, String body) {
    Map<String, String> headers =
        Map.of("X-Accept-Version", "2.0.0", "Content-Type", "application/json");
    return stack
        .http()
        .send(method, URI.create(stack.running().apiUrl() + pathAndQuery), headers, body);
  }

  public String merchantId() {
    return merchantId;
  }

  public String name() {
    return name;
  }

  public String privateKeyHex() {
    return privateKeyHex;
  }

  public String payoutToken() {
    return payoutToken;
  }

  public List<Payee> payees() {
    return List.copyOf(payees);
  }

  /** A token of another facade for the same key. */
  public String token(String facade) {
    Map<String, ?> body =
        Map.of(
            "facade", facade,
            "publicKey", RequestSigner.of(privateKeyHex).publicKeyHex(),
            "label", name);
    return ask(() -> stack.running().admin().post(path("/tokens"), body)).path("token").asString();
  }

  /** Gives this merchant the token that a client has asked for under this code. */
  public void approve(String pairingCode) {
    ask(() -> stack.running().admin().post(path("/pairings"), Map.of("pairingCode", pairingCode)));
  }

  /** A code that makes a client one of this merchant, with a token of this facade. */
  public String offer(String facade) {
    Map<String, ?> body = Map.of("facade", facade, "label", name);
    return ask(() -> stack.running().admin().post(path("/pairing-codes"), body))
        .path("pairingCode")
        .asString();
  }

  /** Until the service changes merchants: not before it has compared itself with the broker. */
  private static JsonNode ask(Supplier<JsonNode> question) {
    return new Patience(PATIENCE).ask(question);
  }

  private String path(String rest) {
    return "/admin/merchants/" + merchantId + rest;
  }
}
