package org.openpayouts.systemtests.sdk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;

/** A client library and its way in: what each flow is walked with. */
record Route(PublishedSdk sdk, Way way) {
  static Stream<Route> all() {
    return Arrays.stream(PublishedSdk.values())
        .flatMap(sdk -> Arrays.stream(Way.values()).map(way -> new Route(sdk, way)));
  }

  static Stream<Route> withGroups() {
    return all().filter(route -> route.sdk.hasGroups());
  }

  static Stream<Route> withBatches() {
    return all().filter(route -> !route.sdk.hasGroups());
  }

  /** A client with the merchant's key and payout token. */
  SdkClient client(SharedStack stack, TestMerchant merchant) {
    return client(stack, merchant.privateKeyHex(), Map.of("payout", merchant.payoutToken()));
  }

  SdkClient client(SharedStack stack, String privateKeyHex, Map<String, String> tokens) {
    return new SdkClient(sdk.driver(), way.baseUrl(stack), privateKeyHex, tokens);
  }

  /** For names that tell routes apart: letters, digits and hyphens. */
  String word() {
    return toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  @Override
  public String toString() {
    return sdk.title() + " " + way.name().toLowerCase(Locale.ROOT);
  }
}
