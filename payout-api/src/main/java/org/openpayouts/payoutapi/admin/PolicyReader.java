package org.openpayouts.payoutapi.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.json.JsonValue;
import org.openpayouts.payoutapi.merchant.Policy;
import org.openpayouts.schemas.currency.Currencies;

/** Reads a merchant's policy; what is not said is as in {@link Policy#STANDARD}. */
final class PolicyReader {
  private static final Set<String> KNOWN =
      Set.of(
          "smallMayOvertake",
          "fundOnDeposit",
          "acceptLateRepeats",
          "pendingRecipients",
          "recipientPaysNetworkFee",
          "platformFeePpm",
          "platformFeeFixed",
          "destinationAllowList",
          "limits",
          "webhookSuccess");

  private PolicyReader() {}

  static Policy read(JsonValue.Object json) {
    for (String field : json.fields().keySet()) {
      if (!KNOWN.contains(field)) {
        throw new BadRequest("policy has no " + field);
      }
    }
    Policy standard = Policy.STANDARD;
    try {
      return new Policy(
          flag(json, "smallMayOvertake"),
          flag(json, "fundOnDeposit"),
          flag(json, "acceptLateRepeats"),
          json.text("pendingRecipients").orElse(standard.pendingRecipients()),
          flag(json, "recipientPaysNetworkFee"),
          Math.toIntExact(units(json, "platformFeePpm", 0)),
          units(json, "platformFeeFixed", 0),
          texts(json.get("destinationAllowList")),
          limits(json.get("limits")),
          json.text("webhookSuccess").orElse(standard.webhookSuccess()));
    } catch (IllegalArgumentException | ArithmeticException refused) {
      throw new BadRequest("policy: " + refused.getMessage());
    }
  }

  private static boolean flag(JsonValue.Object json, String field) {
    return switch (json.get(field)) {
      case null -> false;
      case JsonValue.Flag(boolean value) -> value;
      default -> throw new BadRequest("policy." + field + " must be true or false");
    };
  }

  private static long units(JsonValue.Object json, String field, long fallback) {
    Long units = optionalUnits(json, field);
    return units == null ? fallback : units;
  }

  private static @Nullable Long optionalUnits(JsonValue.Object json, String field) {
    JsonValue value = json.get(field);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonValue.Numeral(String literal) && literal.matches("[0-9]{1,17}")) {
      return Long.valueOf(literal);
    }
    throw new BadRequest("policy: " + field + " must be a whole number of ledger units");
  }

  private static List<String> texts(@Nullable JsonValue value) {
    List<String> texts = new ArrayList<>();
    for (JsonValue item : items(value, "destinationAllowList")) {
      if (!(item instanceof JsonValue.Text(String text))) {
        throw new BadRequest("policy.destinationAllowList must hold strings");
      }
      texts.add(text);
    }
    return texts;
  }

  private static List<Policy.Limits> limits(@Nullable JsonValue value) {
    List<Policy.Limits> limits = new ArrayList<>();
    for (JsonValue item : items(value, "limits")) {
      if (!(item instanceof JsonValue.Object json)) {
        throw new BadRequest("policy.limits must hold objects");
      }
      String currency = json.text("currency").orElse("");
      if (Currencies.find(currency).isEmpty()) {
        throw new BadRequest("policy.limits.currency must be a ledger currency");
      }
      limits.add(
          new Policy.Limits(
              currency,
              optionalUnits(json, "perPayout"),
              optionalUnits(json, "perDay"),
              optionalUnits(json, "perRecipientPerDay")));
    }
    return limits;
  }

  private static List<JsonValue> items(@Nullable JsonValue value, String field) {
    return switch (value) {
      case null -> List.of();
      case JsonValue.Array(List<JsonValue> items) -> items;
      default -> throw new BadRequest("policy." + field + " must be a list");
    };
  }
}
