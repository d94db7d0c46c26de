package org.openpayouts.payoutapi.admin;

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
          "webhookSuccess");

  /** Parts of a policy that no service obeys yet: a promise that nobody keeps is no protection. */
  private static final Set<String> NOT_ENFORCED = Set.of("destinationAllowList", "limits");

  private PolicyReader() {}

  static Policy read(JsonValue.Object json) {
    for (String field : json.fields().keySet()) {
      if (NOT_ENFORCED.contains(field)) {
        throw new BadRequest("policy." + field + " is not enforced yet, therefore refused");
      }
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
          flag(json, "activatesGivenWithdrawals"),
          flag(json, "recipientPaysNetworkFee"),
          Math.toIntExact(units(json, "platformFeePpm", 0)),
          units(json, "platformFeeFixed", 0),
          standard.destinationAllowList(),
          standard.limits(),
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
}
