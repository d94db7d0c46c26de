package org.openpayouts.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was set aside until an operator acts. Entries of one key are one item: handled together, in
 * their order, in one transaction.
 */
public interface SetAside {

  /** Why it was set aside. */
  enum Kind {
    /** Our code could not handle it; later records of its key wait behind it. */
    PARKED,
    /** Its bytes are no record; others went on. */
    UNDECODABLE,
    /** A webhook that was given up. */
    WEBHOOK;

    /** As it stands in paths and plans. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
      return List.of(values()).stream().filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /** What an operator wants done. */
  enum Action {
    /** Hand it to the consumer that failed, or tell the merchant again. */
    HANDLE,
    /** Nothing is to be done any more; it is only remembered. */
    DISMISS
  }

  /**
   * One of them, without its content.
   *
   * @param key what it is about, usually a payout's id
   * @param source where it came from, as topic/partition/offset
   * @param cause null if it only waits behind another of its key
   * @param digest of all that a decision about it depends on
   */
  record Entry(
      long id,
      @Nullable String key,
      String source,
      @Nullable String cause,
      Instant at,
      String digest) {}

  /** Which ones are wanted: set aside at or after an instant, behind an id, at most so many. */
  record Window(Instant since, long after, int limit) {}

  /** Who wants what, under which plan, and why. */
  record Order(String plan, Action action, String by, String reason) {}

  /** Not now, and why; nothing was done. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A sentence for operators, without values of the record. */
    public Refused(String message) {
      super(message);
    }
  }

  /** The kinds that this answers for. */
  Set<Kind> kinds();

  long count(Kind kind);

  /** By rising id. */
  List<Entry> page(Kind kind, Window window);

  /** What may be shown of one: no body, no secret, every text bounded. */
  Optional<Map<String, String>> view(Kind kind, long id);

  /**
   * The whole item of an entry, in order, locked until the caller's transaction ends; empty where
   * the entry is gone.
   */
  List<Entry> item(Kind kind, long entry);

  /**
   * Does it, in the caller's transaction, or throws and nothing is done.
   *
   * @return what came of it, in a few words
   */
  String carryOut(Kind kind, List<Entry> item, Order order);
}
