package org.openpayouts.payoutapi.together;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

@Timeout(30)
class TogetherTest {
  private static final int REFUSED = 13;
  private static final int TOO_SLOW = 14;
  private static final int ILLEGIBLE = 15;
  private static final int UNKNOWN = -1;
  private static final int AWAY_FROM = 1_000;

  private final List<Set<Integer>> statements = new CopyOnWriteArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private Together<Integer, String> together = new Together<>(this::statement);

  @Test
  void asksForOneAlone() {
    firstMayEnd.countDown();

    assertThat(together.ask(1)).contains("1");
    assertThat(together.ask(UNKNOWN)).isEmpty();
    assertThat(statements).containsExactly(Set.of(1), Set.of(UNKNOWN));
  }

  @Test
  void asksTogetherForThoseWhoCameWhileAnotherOneAsked() {
    List<CompletableFuture<Optional<String>>> all = firstAndThen(2, 3, 3, UNKNOWN);

    assertThat(all.stream().map(CompletableFuture::join))
        .containsExactly(
            Optional.of("1"),
            Optional.of("2"),
            Optional.of("3"),
            Optional.of("3"),
            Optional.empty());
    assertThat(statements).containsExactly(Set.of(1), Set.of(2, 3, UNKNOWN));
  }

  @Test
  void aValueThatTheDatabaseRefusesIsNobodyElsesTrouble() {
    List<CompletableFuture<Optional<String>>> all = firstAndThen(2, REFUSED, 3);

    assertThat(all.get(1).join()).contains("2");
    assertThat(all.get(3).join()).contains("3");
    assertThatThrownBy(() -> all.get(2).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(DataIntegrityViolationException.class);
  }

  /** As a build from before a new word meets a row that has it. */
  @Test
  void aRowThatCannotBeReadIsNobodyElsesTrouble() {
    List<CompletableFuture<Optional<String>>> all = firstAndThen(2, ILLEGIBLE, 3);

    assertThat(all.get(1).join()).contains("2");
    assertThat(all.get(3).join()).contains("3");
    assertThatThrownBy(() -> all.get(2).join()).hasCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void failsForAllWhereTheDatabaseFailsAndAsksAgainForTheNext() {
    List<CompletableFuture<Optional<String>>> all = firstAndThen(2, TOO_SLOW);

    assertThat(all.subList(1, 3))
        .allSatisfy(
            one -> assertThatThrownBy(one::join).hasCauseInstanceOf(QueryTimeoutException.class));
    assertThat(together.ask(2)).contains("2");
  }

  /** A statement that finds no database takes seconds; whoever waited for another would wait on. */
  @Test
  void tellsAllWhoWaitThatTheDatabaseIsAway() {
    List<CompletableFuture<Optional<String>>> all =
        firstAndThen(IntStream.range(AWAY_FROM, AWAY_FROM + 600).toArray());

    assertThat(all.subList(1, 601))
        .allSatisfy(one ->
            assertThatThrownBy(one::join)
                .hasCauseInstanceOf(CannotGetJdbcConnectionException.class));
    assertThat(statements.stream().map(Set::size)).containsExactly(1, 256);
    assertThat(together.ask(2)).contains("2");
  }

  @Test
  void waitsForAnothersStatementNoLongerThanItsPatience() {
    together = new Together<>(this::statement, new LinkedBlockingQueue<>(), Duration.ofMillis(50));
    CompletableFuture<Optional<String>> first = asked(1);
    await().until(() -> !statements.isEmpty());

    assertThatThrownBy(() -> together.ask(2)).isInstanceOf(QueryTimeoutException.class);

    assertThat(together.waiting()).isZero();
    firstMayEnd.countDown();
    assertThat(first.join()).contains("1");
    assertThat(statements).containsExactly(Set.of(1));
  }

  @Test
  void refusesAtOnceWhereTooManyWait() {
    together = new Together<>(this::statement, new LinkedBlockingQueue<>(2), Duration.ofDays(1));
    CompletableFuture<Optional<String>> first = asked(1);
    await().until(() -> !statements.isEmpty());
    List<CompletableFuture<Optional<String>>> waiting = List.of(asked(2), asked(3));
    await().until(() -> together.waiting() == 2);

    assertThatThrownBy(() -> together.ask(4)).isInstanceOf(QueryTimeoutException.class);

    firstMayEnd.countDown();
    assertThat(first.join()).contains("1");
    assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isPresent());
  }

  @Test
  void leavesNobodyWaitingWhereWhoAsksBreaksDown() {
    var breaking = new BreakingQueue();
    together = new Together<>(this::statement, breaking, Duration.ofDays(1));
    CompletableFuture<Optional<String>> first = asked(1);
    await().until(() -> !statements.isEmpty());
    List<CompletableFuture<Optional<String>>> waiting = List.of(asked(2), asked(3));
    await().until(() -> together.waiting() == 2);
    breaking.breaks = true;

    firstMayEnd.countDown();

    assertThat(first.join()).contains("1");
    assertThat(waiting)
        .satisfiesOnlyOnce(
            one -> assertThatThrownBy(one::join).hasCauseInstanceOf(OutOfMemoryError.class))
        .satisfiesOnlyOnce(one ->
            assertThatThrownBy(one::join)
                .hasCauseInstanceOf(TransientDataAccessResourceException.class));
    assertThat(together.ask(4)).contains("4");
  }

  /** Memory runs out when the questions are taken and not asked yet. */
  private static final class BreakingQueue
      extends LinkedBlockingQueue<Together.Asked<Integer, String>> {
    private static final long serialVersionUID = 1;
    private volatile boolean breaks;

    @Override
    public int drainTo(Collection<? super Together.Asked<Integer, String>> taken, int max) {
      int count = super.drainTo(taken, max);
      if (breaks) {
        breaks = false;
        throw new OutOfMemoryError("test");
      }
      return count;
    }
  }

  @Test
  void asksForManyInPieces() {
    List<CompletableFuture<Optional<String>>> all =
        firstAndThen(IntStream.range(100, 400).toArray());

    assertThat(all).allSatisfy(one -> assertThat(one.join()).isPresent());
    assertThat(statements.stream().map(Set::size)).containsExactly(1, 256, 44);
  }

  /** Asks the first question, whose statement lasts until all the others have been put. */
  private List<CompletableFuture<Optional<String>>> firstAndThen(int... others) {
    CompletableFuture<Optional<String>> first = asked(1);
    await().until(() -> !statements.isEmpty());
    List<CompletableFuture<Optional<String>>> rest =
        IntStream.of(others).mapToObj(this::asked).toList();
    await().until(() -> together.waiting() == others.length);
    firstMayEnd.countDown();
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  private CompletableFuture<Optional<String>> asked(int question) {
    return CompletableFuture.supplyAsync(
            () -> together.ask(question), task -> Thread.ofVirtual().start(task))
        .orTimeout(20, TimeUnit.SECONDS);
  }

  private Map<Integer, String> statement(Set<Integer> questions) {
    statements.add(questions);
    if (begun.incrementAndGet() == 1) {
      waitForTheOthers();
    }
    if (questions.contains(REFUSED)) {
      throw new DataIntegrityViolationException("test");
    }
    if (questions.contains(ILLEGIBLE)) {
      throw new NoSuchElementException("test");
    }
    if (questions.contains(TOO_SLOW)) {
      throw new QueryTimeoutException("test");
    }
    if (questions.stream().anyMatch(question -> question >= AWAY_FROM)) {
      throw new CannotGetJdbcConnectionException("test");
    }
    return questions.stream()
        .filter(question -> question != UNKNOWN)
        .collect(toMap(question -> question, String::valueOf));
  }

  private void waitForTheOthers() {
    try {
      firstMayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
