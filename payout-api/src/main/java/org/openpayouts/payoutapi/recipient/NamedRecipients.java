package org.openpayouts.payoutapi.recipient;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Recipients of one merchant that were looked up together, by each of their names. */
public final class NamedRecipients {
  private final Map<String, Recipient> byId = new HashMap<>();
  private final Map<String, Recipient> byEmail = new HashMap<>();
  private final Map<String, Recipient> byShopperId = new HashMap<>();

  NamedRecipients(List<Recipient> found) {
    for (Recipient one : found) {
      byId.put(one.id().value(), one);
      byEmail.put(one.email().toLowerCase(Locale.ROOT), one);
      if (one.shopperId() != null) {
        byShopperId.put(one.shopperId(), one);
      }
    }
  }

  /** The names by which recipients are looked up. */
  public record Names(List<String> ids, List<String> emails, List<String> shopperIds) {
    public Names {
      ids = List.copyOf(ids);
      emails = List.copyOf(emails);
      shopperIds = List.copyOf(shopperIds);
    }
  }

  public Optional<Recipient> withId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<Recipient> withEmail(String email) {
    return Optional.ofNullable(byEmail.get(email.toLowerCase(Locale.ROOT)));
  }

  public Optional<Recipient> withShopperId(String shopperId) {
    return Optional.ofNullable(byShopperId.get(shopperId));
  }
}
