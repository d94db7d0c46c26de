package org.openpayouts.payoutapi.admin;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.json.JsonValue;
import org.openpayouts.payoutapi.merchant.Policy;

/** Reads a merchant's policy; what is not said is as in {@link Policy#STANDARD}. */
final class PolicyReader {
  private static final Set<String> KNOWN =
      Set.of(
          "smallMayOvertake",
          "fundOnDeposit",
          "acceptLateRepeats",
          "pendingRecipients",
          "activatesGivenWithdrawals",
          "recipientPaysNetworkFee",
          "platformFeePpm",
          "platformFeeFixed",
          "destinationAllowList",
          "limits",
          "webhookSuccess");
  private static final Set<String> LIMITS =
      Set.of("currency", "perPayout", "perDay", "perRecipientPerDay");

  private PolicyReader() {}

  static Policy read(JsonValue.Object json) {
    requireKnown(json, KNOWN, "policy");
    Policy standard = Policy.STANDARD;
    try {
      return new Policy(
          flag(json, "smallMayOvertake"),
          flag(json, "fundOnDeposit"),
          flag(json, "acceptLateRepeats"),
          json.text("pendingRecipients").orElse(standard.pendingRecipients()),
          flag(json, "activatesGivenWithdrawals"),
          flag(json, "recipientPaysNetworkFee"),
          Math.toIntExact(units(json, "platformFeePpm", 0)),
          units(json, "platformFeeFixed", 0),
          items(json, "destinationAllowList").stream().map(PolicyReader::destination).toList(),
          items(json, "limits").stream().map(PolicyReader::limits).toList(),
          json.text("webhookSuccess").orElse(standard.webhookSuccess()));
    } catch (IllegalArgumentException | ArithmeticException refused) {
      throw new BadRequest("policy: " + refused.getMessage());
    }
  }

  private static void requireKnown(JsonValue.Object json, Set<String> known, String where) {
    for (String field : json.fields().keySet()) {
      if (!known.contains(field)) {
        throw new BadRequest(where + " has no " + field);
      }
    }
  }

  private static List<JsonValue> items(JsonValue.Object json, String field) {
    return switch (json.get(field)) {
      case null -> List.of();
      case JsonValue.Array(var items) -> items;
      default -> throw new BadRequest("policy." + field + " must be a list");
    };
  }

  private static String destination(JsonValue item) {
    if (item instanceof JsonValue.Text(String address)) {
      return address;
    }
    throw new BadRequest("policy.destinationAllowList must be a list of addresses");
  }

  private static Policy.Limits limits(JsonValue item) {
    if (!(item instanceof JsonValue.Object json)) {
      throw new BadRequest("policy.limits must be a list of objects, one per ledger currency");
    }
    requireKnown(json, LIMITS, "policy.limits");
    return new Policy.Limits(
        json.text("currency")
            .orElseThrow(() -> new BadRequest("policy.limits must name a currency")),
        optionalUnits(json, "perPayout"),
        optionalUnits(json, "perDay"),
        optionalUnits(json, "perRecipientPerDay"));
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
}
