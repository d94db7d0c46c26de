package org.openpayouts.fundingchecker.reserve;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.outbox.Received;
import org.openpayouts.outbox.StoredFacts.StoredFact;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one way to move money: lock a ledger, post to it, say it - in the caller's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {
  private final Reserves reserves;
  private final Postings postings;
  private final LedgerFacts facts;
  private final Outbox outbox;
  private final IdSource ids;

  Ledger(Reserves reserves, Postings postings, LedgerFacts facts, Outbox outbox, IdSource ids) {
    this.reserves = reserves;
    this.postings = postings;
    this.facts = facts;
    this.outbox = outbox;
    this.ids = ids;
  }

  /** A posting that was made, and the ledger after it. */
  public record Posted(String postingId, Reserve reserve) {}

  /**
   * Locks a ledger until the end of the transaction. Who locks several does so in their order, and
   * before reading any balance.
   */
  public Reserve lock(LedgerKey key) {
    return reserves.lock(key);
  }

  /** A ledger as it stands, not locked: for looking. Empty where it is new. */
  public Optional<Reserve> look(LedgerKey key) {
    return reserves.find(key);
  }

  /**
   * Posts to a locked ledger.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException if the cause was posted before,
   *     or a balance would leave its bound
   */
  public Posted post(Reserve locked, Posting posting) {
    Reserve after =
        new Reserve(
            locked.key(),
            locked.version() + 1,
            locked.balances().after(posting.entries()),
            locked.dust(),
            locked.lockedAt());
    reserves.update(after);
    BookedPosting booked = postings.book(ids.nextId(), ids.nextUuid(), after, posting);
    outbox.append(Topics.RESERVE_ENTRIES.name(), Lane.BULK, List.of(facts.ledgerPosted(booked)));
    return new Posted(booked.postingId(), after);
  }

  /** Keeps the dust of a locked ledger where it changed. */
  void keepDust(Reserve locked, BigDecimal dust) {
    if (locked.dust().compareTo(dust) != 0) {
      reserves.updateDust(locked.key(), dust);
    }
  }

  /** A posting that was made for a cause before this database went back. */
  Optional<Postings.Found> find(String cause) {
    return postings.find(cause);
  }

  /**
   * What a posting of ours told that this database did not know.
   *
   * @param lines the facts that it sums up; they become rows of its lines when they are read
   */
  public record Learned(String postingId, List<UUID> lines) {}

  /** Takes told postings in as they are, with the balances after them; answers those not known. */
  public List<Learned> learn(List<Received<byte[]>> told) {
    return told.stream()
        .map(facts::posting)
        .flatMap(Optional::stream)
        .filter(fact -> isNew(fact.posting()))
        .map(LedgerFacts.Told::withItsLines)
        .map(posting -> new Learned(posting.postingId(), posting.lines()))
        .toList();
  }

  private boolean isNew(BookedPosting told) {
    reserves.learn(told);
    postings
        .inPlaceOf(told)
        .ifPresent(other -> {
          throw new IllegalStateException(
              "ledger %s: version %d, %s, was told as posting %s and as %s: two copies decided on it"
                  .formatted(
                      told.key().text(), told.version(), told.cause(), other, told.postingId()));
        });
    return postings.insert(told);
  }

  /** What was posted, told again. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<StoredFact> since(Instant since, long afterCursor, int limit) {
    return postings.since(since, afterCursor, limit).stream()
        .map(posting ->
            new StoredFact(
                posting.number(),
                Topics.RESERVE_ENTRIES.name(),
                Lane.BULK,
                facts.ledgerPosted(posting)))
        .toList();
  }
}
