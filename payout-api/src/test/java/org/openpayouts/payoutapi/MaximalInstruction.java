package org.openpayouts.payoutapi;

/**
 * The longest instruction that there is, in the longest spelling that a JSON writer gives it: every
 * character outside of ASCII escaped, and every slash.
 */
final class MaximalInstruction {
  private static final String ESCAPED = "\\ud83d\\ude00";
  private static final String HOST = "https:\\/\\/merchant.example";
  private static final int MAX_URL = 2_000;
  private static final int URL_OF_HOST = "https://merchant.example".length();

  private MaximalInstruction() {}

  static String json(String recipientId) {
    return "{\"amount\":10.000000000000000000000000000000000000,\"currency\":\"USD\","
        + "\"ledgerCurrency\":\"GBP\",\"recipientId\":\""
        + recipientId
        + "\",\"reference\":\""
        + ESCAPED.repeat(100)
        + "\",\"label\":\""
        + ESCAPED.repeat(255)
        + "\",\"notificationURL\":\""
        + HOST
        + "\\/".repeat(MAX_URL - URL_OF_HOST)
        + "\",\"notificationEmail\":\""
        + email()
        + "\",\"effectiveDate\":\"2026-01-01T09:00:00.000000000+00:00\",\"ignoreEmails\":false,"
        + "\"token\":\""
        + "x".repeat(66)
        + "\"}";
  }

  /** An address may stand in the place of the recipient's id. */
  static int longestBytes() {
    String id = "i".repeat(22);
    return json(id).length() - id.length() + email().length();
  }

  private static String email() {
    return ESCAPED.repeat(64) + "@" + ESCAPED.repeat(189);
  }
}
