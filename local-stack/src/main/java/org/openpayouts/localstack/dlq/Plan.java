package org.openpayouts.localstack.dlq;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, in this order. Its digest covers everything that it says, the state of each
 * item included, and is its name: a plan that was edited is another one, and no plan at all.
 *
 * @param action HANDLE or DISMISS
 */
public record Plan(String digest, String madeAt, String action, List<Item> items) {
  public static final String HANDLE = "HANDLE";
  public static final String DISMISS = "DISMISS";

  private static final int DIGEST_LENGTH = 32;

  /**
   * Everything that was set aside under one key in one service, for one reason.
   *
   * @param id the record by which it was found
   * @param state each record's number and digest, in the order in which they will be handled
   */
  public record Item(String id, @Nullable String key, int records, String state) {
    RecordId recordId() {
      return RecordId.of(id)
          .orElseThrow(() -> new Unusable("'" + id + "' names no record of a service"));
    }
  }

  /** No plan, or not as it was made. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  public Plan {
    items = List.copyOf(items);
  }

  /**
   * Items of one service in the order of arrival: parked and undecodable records of a payout are
   * numbered together, so an earlier one always goes first.
   */
  static Plan of(List<Item> items, String action, String madeAt) {
    Comparator<Item> byService = Comparator.comparing(item -> item.recordId().service());
    List<Item> ordered =
        items.stream().sorted(byService.thenComparing(item -> item.recordId().number())).toList();
    return new Plan(digestOf(madeAt, action, ordered), madeAt, action, ordered);
  }

  /** Refuses a plan that is not as it was made. */
  public Plan verified() {
    if (!digest.equals(digestOf(madeAt, action, items))) {
      throw new Unusable("the plan was changed after it was made; make a new one");
    }
    return this;
  }

  private static String digestOf(String madeAt, String action, List<Item> items) {
    StringBuilder text = new StringBuilder(madeAt + "\n" + action);
    for (Item item : items) {
      text.append('\n').append(item.id()).append(' ').append(item.records());
      text.append(' ').append(item.state()).append(' ').append(item.key());
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGEST_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
