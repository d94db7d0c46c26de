package org.openpayouts.payoutapi.together;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * Asks for all who wait at once. Who comes while nobody asks does so for itself; those who come
 * meanwhile are asked for together, next, by one of them. An answer is begun after its question was
 * put and is not kept, so it is never older than one that was got alone. Where the database fails,
 * nobody waits for another try: what one is told is told to all who wait.
 *
 * @param <K> a question, equal to every other one that has the same answer
 * @param <V> its answer
 */
public final class Together<K, V> {
  private static final int QUESTIONS_MAX = 256;
  private static final int WAITING_MAX = 4_096;

  /** As long as one waits for a connection. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Function<Set<K>, Map<K, V>> answers;
  private final BlockingQueue<Asked<K, V>> waiting;
  private final Duration patience;
  private final ReentrantLock turn = new ReentrantLock(true);

  /** What is known of some questions; one that has no answer is left out. */
  public Together(Function<Set<K>, Map<K, V>> answers) {
    this(answers, new LinkedBlockingQueue<>(WAITING_MAX), PATIENCE);
  }

  /**
   * @param waiting room for those who wait
   * @param patience how long one waits for another's statement
   */
  Together(
      Function<Set<K>, Map<K, V>> answers, BlockingQueue<Asked<K, V>> waiting, Duration patience) {
    this.answers = answers;
    this.waiting = waiting;
    this.patience = patience;
  }

  /**
   * Waits for the answer; empty where there is none. Not for a transaction: another one asks.
   *
   * @throws QueryTimeoutException if too many wait, or another's statement takes too long
   * @throws RuntimeException as the function that answers
   */
  public Optional<V> ask(K question) {
    Asked<K, V> asked = new Asked<>(question);
    if (!waiting.offer(asked)) {
      throw new QueryTimeoutException("too many wait for the database");
    }
    if (isTurnTaken()) {
      try {
        while (asked.outcome == null) {
          askForThoseWhoWait();
        }
      } finally {
        turn.unlock();
      }
    } else {
      waiting.remove(asked);
    }
    Function<K, Optional<V>> outcome = asked.outcome;
    if (outcome == null) {
      throw new QueryTimeoutException("the database answers those before too slowly");
    }
    return outcome.apply(question);
  }

  private boolean isTurnTaken() {
    try {
      return turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Questions that are put and that nobody asks yet. */
  int waiting() {
    return waiting.size();
  }

  /** Every question that is taken has its outcome afterwards, whatever happens. */
  private void askForThoseWhoWait() {
    List<Asked<K, V>> batch = new ArrayList<>(QUESTIONS_MAX);
    Function<K, Optional<V>> outcome = Together::lost;
    try {
      waiting.drainTo(batch, QUESTIONS_MAX);
      Map<K, V> known = answers.apply(questions(batch));
      outcome = question -> Optional.ofNullable(known.get(question));
    } catch (DataIntegrityViolationException ofOne) {
      outcome = this::alone;
    } catch (DataAccessException | TransactionException ofAllWhoWait) {
      waiting.drainTo(batch);
      outcome =
          _ -> {
            throw ofAllWhoWait;
          };
    } catch (RuntimeException ofOne) {
      outcome = this::alone;
    } finally {
      for (Asked<K, V> one : batch) {
        one.outcome = outcome;
      }
    }
  }

  private static <K, V> Set<K> questions(List<Asked<K, V>> batch) {
    return batch.stream().map(one -> one.question).collect(Collectors.toUnmodifiableSet());
  }

  /** A value that the database refuses, or a row that cannot be read, is nobody else's trouble. */
  private Optional<V> alone(K question) {
    return Optional.ofNullable(answers.apply(Set.of(question)).get(question));
  }

  private static <K, V> Optional<V> lost(K question) {
    throw new TransientDataAccessResourceException("who asked for this one as well broke down");
  }

  /** Written by whose turn it is; read by who put the question, be it without a turn. */
  static final class Asked<K, V> {
    private final K question;
    private volatile @Nullable Function<K, Optional<V>> outcome;

    Asked(K question) {
      this.question = question;
    }
  }
}
