package org.openpayouts.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Tells kinds of failure by SQLSTATE first, then by type. What the database says of the data (21,
 * 22, 23, 44, 54), what our functions raise (P0) and every exception of our own is a defect; all
 * else that the database says is infrastructure, because skipping is worse than waiting.
 *
 * <p>See docs/decisions/0012-what-is-a-defect.md.
 */
final class FailuresByCause implements FailureClassifier {

  private static final Set<String> DATA_CLASSES = Set.of("21", "22", "23", "44", "54", "P0");
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  /** Statement, lock, idle and transaction time-outs. */
  private static final Set<String> TIMEOUTS = Set.of("57014", "55P03", "25P03", "25P04");

  /** The transaction was already aborted: our code went on after a failed statement. */
  private static final String ABORTED = "25P02";

  private static final List<Class<? extends Throwable>> AWAY =
      List.of(
          DataAccessResourceFailureException.class,
          RecoverableDataAccessException.class,
          TransientDataAccessException.class,
          CannotCreateTransactionException.class,
          TransactionSystemException.class,
          SQLException.class,
          UncheckedIOException.class,
          TimeoutException.class,
          InterruptedException.class,
          DecisionGate.Closed.class,
          VirtualMachineError.class);

  private final Function<Throwable, Optional<FailureKind>> foreign;

  /** Asks {@code foreign} first, about each link of the cause chain. */
  FailuresByCause(Function<Throwable, Optional<FailureKind>> foreign) {
    this.foreign = foreign;
  }

  @Override
  public FailureKind kindOf(Throwable failure) {
    List<Throwable> chain = chain(failure);
    return first(chain, foreign)
        .or(() -> first(chain, FailuresByCause::bySqlState))
        .or(() -> first(chain, FailuresByCause::byBytes))
        .or(() -> first(chain, FailuresByCause::byType))
        .orElse(FailureKind.DEFECT);
  }

  private static Optional<FailureKind> first(
      List<Throwable> chain, Function<Throwable, Optional<FailureKind>> rule) {
    return chain.stream().map(rule).flatMap(Optional::stream).findFirst();
  }

  private static Optional<FailureKind> bySqlState(Throwable link) {
    if (!(link instanceof SQLException sql) || sql.getSQLState() == null) {
      return Optional.empty();
    }
    String state = sql.getSQLState();
    if (CONFLICTS.contains(state)) {
      return Optional.of(FailureKind.CONFLICT);
    }
    if (TIMEOUTS.contains(state)) {
      return Optional.of(FailureKind.TIMEOUT);
    }
    boolean defect =
        state.equals(ABORTED)
            || (state.length() == 5 && DATA_CLASSES.contains(state.substring(0, 2)));
    return Optional.of(defect ? FailureKind.DEFECT : FailureKind.INFRASTRUCTURE);
  }

  private static Optional<FailureKind> byType(Throwable link) {
    if (link instanceof QueryTimeoutException || link instanceof TransactionTimedOutException) {
      return Optional.of(FailureKind.TIMEOUT);
    }
    if (link instanceof StackOverflowError) {
      return Optional.of(FailureKind.DEFECT);
    }
    boolean away =
        link instanceof IOException
            || link instanceof KafkaException
            || AWAY.stream().anyMatch(type -> type.isInstance(link));
    return away ? Optional.of(FailureKind.INFRASTRUCTURE) : Optional.empty();
  }

  /** I/O and Kafka exceptions in name only: nobody was away, the bytes are wrong. */
  private static Optional<FailureKind> byBytes(Throwable link) {
    boolean wrong =
        link instanceof CharacterCodingException
            || link instanceof SerializationException
            || link.getClass().getName().startsWith("com.fasterxml.jackson.");
    return wrong ? Optional.of(FailureKind.DEFECT) : Optional.empty();
  }

  private static List<Throwable> chain(Throwable failure) {
    var chain = new ArrayList<Throwable>();
    var seen = new HashSet<Throwable>();
    for (@Nullable Throwable link = failure; link != null && seen.add(link); ) {
      chain.add(link);
      link = link.getCause();
    }
    return chain;
  }
}
