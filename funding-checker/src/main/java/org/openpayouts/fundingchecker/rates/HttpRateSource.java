package org.openpayouts.fundingchecker.rates;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source that answers JSON over HTTP. All its questions are asked at once, each within the time
 * limit and through the one circuit breaker of the source; never repeated, for the next round is.
 */
final class HttpRateSource implements RateSource {
  private static final Logger log = LoggerFactory.getLogger(HttpRateSource.class);
  private static final int BODY_BYTES_MAX = 1024 * 1024;
  private static final int OK = 200;

  /** Bad request, not found, gone, not to be processed: about one question, not the source. */
  private static final Set<Integer> LACKING = Set.of(400, 404, 410, 422);

  private final String name;
  private final List<Question> questions;
  private final HttpClient http;
  private final CircuitBreaker breaker;
  private final TimeLimiter timeLimit;

  HttpRateSource(
      String name,
      List<Question> questions,
      HttpClient http,
      CircuitBreaker breaker,
      TimeLimiter timeLimit) {
    this.name = name;
    this.questions = List.copyOf(questions);
    this.http = http;
    this.breaker = breaker;
    this.timeLimit = timeLimit;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Pair> pairs() {
    Set<Pair> pairs = new TreeSet<>();
    questions.forEach(question -> pairs.addAll(question.places().keySet()));
    return pairs;
  }

  @Override
  public List<Observation> ask(Instant askedAt) {
    return Together.each(questions, question -> guarded(question, askedAt));
  }

  private List<Observation> guarded(Question question, Instant askedAt) {
    try {
      return breaker.executeSupplier(() -> once(question, askedAt));
    } catch (CallNotPermittedException e) {
      return List.of();
    } catch (SourceFault e) {
      log.atWarn()
          .addKeyValue("source", name)
          .addKeyValue("host", question.uri().getHost())
          .addKeyValue("cause", String.valueOf(e.getCause()))
          .log(e.getMessage());
      return List.of();
    }
  }

  private List<Observation> once(Question question, Instant askedAt) {
    HttpResponse<byte[]> response = answer(request(question));
    int status = response.statusCode();
    if (LACKING.contains(status)) {
      throw new NoSuchPrice("a source answered HTTP " + status);
    }
    if (status != OK) {
      throw new SourceFault("a source answered HTTP " + status);
    }
    return ToldPrices.read(name, question, response.body(), askedAt);
  }

  private static HttpRequest request(Question question) {
    HttpRequest.Builder request = HttpRequest.newBuilder(question.uri()).GET();
    question.headers().forEach(request::header);
    return request.build();
  }

  /** The limit covers the whole answer; the client's own ends with the headers. */
  private HttpResponse<byte[]> answer(HttpRequest request) {
    try {
      return timeLimit.executeFutureSupplier(() -> http.sendAsync(request, limited()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceFault("interrupted while a source was asked", e);
    } catch (Exception e) {
      throw new SourceFault("a source did not answer", e);
    }
  }

  private static BodyHandler<byte[]> limited() {
    return BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX);
  }
}
