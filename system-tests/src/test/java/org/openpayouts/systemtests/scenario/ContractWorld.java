package org.openpayouts.systemtests.scenario;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.RequestSigner;
import org.openpayouts.systemtests.stack.Addresses;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A merchant with something of everything, and how requests from the description are sent for it.
 */
final class ContractWorld {
  private static final int TRIES = 5;
  private static final List<?> NOTHING = Arrays.asList((Object) null);

  private final SharedStack stack;
  private final TestMerchant merchant;
  private final RequestSigner signer;
  private final String merchantToken;
  private int times;

  ContractWorld(SharedStack stack) {
    this.stack = stack;
    this.merchant = TestMerchant.in(stack, "contract").withPayees(4).withReserve("500.00");
    this.signer = RequestSigner.of(merchant.privateKeyHex());
    this.merchantToken = merchant.token("merchant");
  }

  SharedStack stack() {
    return stack;
  }

  TestMerchant merchant() {
    return merchant;
  }

  /** What requests may name, so that they name something; each time with things that are new. */
  Map<String, List<?>> values() {
    times++;
    String payout = id(merchant.submit(new BigDecimal("8.00"), 0, "named " + times), "/data/id");
    Map<String, ?> instruction = merchant.request(new BigDecimal("8.00"), 0, "together " + times);
    Answer group =
        merchant.client().post("/payouts/group", Map.of("instructions", List.of(instruction)));
    Map<String, List<?>> values = new HashMap<>();
    values.put("token", List.of(merchant.payoutToken()));
    values.put("ledgers/token", List.of(merchantToken));
    values.put("payouts/id", List.of(payout));
    values.put("groups/id", List.of(id(group, "/created/0/groupId")));
    values.put("recipientId", List.of(merchant.payees().get(0).recipientId()));
    values.put("recipients/id", List.of(merchant.payees().get(1).recipientId()));
    values.put("recipients/email", List.of(merchant.payees().get(1).email()));
    values.put("tokens/id", List.of(Addresses.freshSin()));
    values.put("sin", List.of(Addresses.freshSin()));
    values.put("notificationURL", List.of(stack.file().inboxUrl() + "/contract"));
    values.put("notificationEmail", List.of("payouts@merchant.example"));
    values.put("amount", List.of(8));
    values.put("payouts/currency", List.of("USD"));
    values.put("groups/currency", List.of("USD"));
    values.put("ledgers/currency", List.of("USD"));
    values.put("startDate", List.of("2026-01-01"));
    values.put("endDate", List.of("2026-12-31"));
    values.put("base", List.of("BTC"));
    values.put("quote", List.of("USD"));
    values.put("file", List.of("page.js", "swagger-ui.css"));
    for (String absent : List.of("effectiveDate", "withdrawal", "pairingCode")) {
      values.put(absent, NOTHING);
    }
    return values;
  }

  /** What is not decided yet is asked for again, as 503 says. */
  Answer sendUntilDecided(JsonNode request) {
    Answer answer = send(request);
    for (int i = 0; answer.status() == 503 && i < TRIES; i++) {
      answer = send(request);
    }
    return answer;
  }

  Answer send(JsonNode request) {
    return send(request, stack.running().apiUrl());
  }

  /** To this base URL, signed for the one that clients know. */
  Answer send(JsonNode request, String baseUrl) {
    boolean otherFacade = request.path("signing").asString().equals("facade");
    String target = bent(request.path("target").asString(), otherFacade);
    String body = request.has("body") ? bent(request.path("body").asString(), otherFacade) : null;
    Map<String, String> headers = new HashMap<>();
    request.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
    if (!request.path("signing").asString().equals("none")) {
      String text = request.path("signing").asString().equals("forged") ? "another" : target;
      headers.putAll(signed(text, body));
    }
    return stack
        .http()
        .send(request.path("method").asString(), URI.create(baseUrl + target), headers, body);
  }

  private Map<String, String> signed(String target, @Nullable String body) {
    String url = stack.file().publicBaseUrl() + target;
    return Map.of(
        "X-Identity", signer.publicKeyHex(),
        "X-Signature", signer.sign(url + (body == null ? "" : body)));
  }

  private String bent(String text, boolean otherFacade) {
    if (!otherFacade) {
      return text;
    }
    return text.contains(merchantToken)
        ? text.replace(merchantToken, merchant.payoutToken())
        : text.replace(merchant.payoutToken(), merchantToken);
  }

  /** With the merchant's token in its body, and exactly so again where it is asked for again. */
  String body(Map<String, ?> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("token", merchant.payoutToken());
    return JsonMapper.shared().writeValueAsString(body);
  }

  static String id(Answer answer, String pointer) {
    return answer.orThrow("POST").json().at(pointer).asString();
  }
}
