package org.openpayouts.javasdk;

import com.bitpay.sdk.Client;
import com.bitpay.sdk.Env;
import com.bitpay.sdk.util.KeyUtils;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.bitcoinj.core.ECKey;

/** The library's clients, one for each base URL, key and tokens that were asked for. */
final class Clients {
  private final Map<JsonNode, Client> made = new HashMap<>();

  Client of(JsonNode wish) throws Exception {
    Client client = made.get(wish);
    if (client == null) {
      client = client(wish);
      made.put(wish, client);
    }
    return client;
  }

  private static Client client(JsonNode wish) throws Exception {
    var tokens = new Env.Tokens();
    tokens.payout = wish.at("/tokens/payout").asText();
    tokens.merchant = wish.at("/tokens/merchant").asText();
    // The library takes a key as ASN.1, with its public half.
    ECKey key = ECKey.fromPrivate(HexFormat.of().parseHex(wish.path("privateKeyHex").asText()));
    var client = new Client(Env.Test, KeyUtils.loadEcKeyAsHex(key), tokens, null, null);
    // docs/quickstart.md shows these lines: this version takes no URL from outside.
    Field baseUrl = Client.class.getDeclaredField("_baseUrl");
    baseUrl.setAccessible(true);
    baseUrl.set(client, wish.path("baseUrl").asText() + "/");
    // It asked for currencies at its birth, elsewhere and in vain.
    Method loadCurrencies = Client.class.getDeclaredMethod("loadCurrencies");
    loadCurrencies.setAccessible(true);
    loadCurrencies.invoke(client);
    return client;
  }
}
