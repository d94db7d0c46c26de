package org.openpayouts.payoutapi.together;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Asks for all who wait at once. Who comes while nobody asks does so for itself; those who come
 * meanwhile are asked for together, next, by one of them. An answer is begun after its question was
 * put and is not kept, so it is never older than one that was got alone.
 *
 * @param <K> a question, equal to every other one that has the same answer
 * @param <V> its answer
 */
public final class Together<K, V> {
  private static final int QUESTIONS_MAX = 256;

  private final Function<Set<K>, Map<K, V>> answers;
  private final Queue<Asked<K, V>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock(true);

  /** What is known of some questions; one that has no answer is left out. */
  public Together(Function<Set<K>, Map<K, V>> answers) {
    this.answers = answers;
  }

  /**
   * Waits for the answer; empty where there is none. Not for a transaction: another one asks.
   *
   * @throws RuntimeException as the function that answers
   */
  public Optional<V> ask(K question) {
    Asked<K, V> asked = new Asked<>(question);
    waiting.add(asked);
    turn.lock();
    try {
      while (asked.outcome == null) {
        askForThoseWhoWait();
      }
    } finally {
      turn.unlock();
    }
    return asked.outcome.get();
  }

  /** Questions that are put and that nobody asks yet. */
  int waiting() {
    return waiting.size();
  }

  private void askForThoseWhoWait() {
    List<Asked<K, V>> batch = new ArrayList<>();
    for (Asked<K, V> next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
      if (batch.size() == QUESTIONS_MAX) {
        break;
      }
    }
    try {
      Map<K, V> known = answers.apply(questions(batch));
      batch.forEach(one -> one.outcome = () -> Optional.ofNullable(known.get(one.question)));
    } catch (DataIntegrityViolationException ofOne) {
      batch.forEach(one -> one.outcome = () -> alone(one.question));
    } catch (RuntimeException | Error ofAll) {
      batch.forEach(one -> one.outcome = () -> fail(ofAll));
    }
  }

  private static <K, V> Set<K> questions(List<Asked<K, V>> batch) {
    return batch.stream().map(one -> one.question).collect(Collectors.toUnmodifiableSet());
  }

  /** A value that the database refuses is nobody else's trouble. */
  private Optional<V> alone(K question) {
    return Optional.ofNullable(answers.apply(Set.of(question)).get(question));
  }

  private Optional<V> fail(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  /** Read and written by whose turn it is; read once more by who put the question. */
  private static final class Asked<K, V> {
    private final K question;
    private @Nullable Supplier<Optional<V>> outcome;

    Asked(K question) {
      this.question = question;
    }
  }
}
