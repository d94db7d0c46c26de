package org.openpayouts.fundingchecker.rates;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an answer. Prices are exact: a number of JSON, or a text of digits, never a double. */
final class ToldPrices {
  private static final Pattern PRICE =
      Pattern.compile("[0-9]{1,40}(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,2})?");
  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);
  private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(18);

  /** More is a count of milliseconds: as seconds it would be the year 5138. */
  private static final BigDecimal SECONDS_MAX = BigDecimal.TEN.pow(11);

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(50)
                          .maxNumberLength(120)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private ToldPrices() {}

  /**
   * The prices of an answer; a pair whose place is empty is left out.
   *
   * @throws SourceFault if it has none at all, or does not say when although it should
   */
  static List<Observation> read(String source, Question question, byte[] body, Instant askedAt) {
    JsonNode answer = parsed(body);
    JsonPointer when = question.observedAt();
    Instant observedAt = when == null ? askedAt : earlier(askedAt, instant(answer.at(when)));
    List<Observation> told =
        question.places().entrySet().stream()
            .flatMap(place ->
                price(place.getValue().in(answer)).stream()
                    .map(price -> new Observation(source, place.getKey(), price, observedAt)))
            .toList();
    if (told.isEmpty()) {
      throw new NoSuchPrice("an answer has none of the prices it was asked for");
    }
    return told;
  }

  private static JsonNode parsed(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new SourceFault("an answer is no JSON", e);
    }
  }

  private static Optional<BigDecimal> price(JsonNode node) {
    return Stream.of(text(node))
        .filter(text -> PRICE.matcher(text).matches())
        .map(BigDecimal::new)
        .filter(price -> price.compareTo(SMALLEST) >= 0 && price.compareTo(LARGEST) < 0)
        .findFirst();
  }

  /** A price of a text field, or of a number; nothing else is one. */
  private static String text(JsonNode node) {
    if (node.isString()) {
      return node.stringValue();
    }
    return node.isNumber() ? node.decimalValue().toString() : "";
  }

  private static Instant instant(JsonNode node) {
    try {
      return node.isString() && !PRICE.matcher(node.stringValue()).matches()
          ? OffsetDateTime.parse(node.stringValue()).toInstant()
          : epoch(text(node));
    } catch (DateTimeException e) {
      throw new SourceFault("an answer does not say when its prices were seen", e);
    }
  }

  private static Instant epoch(String text) {
    if (!PRICE.matcher(text).matches()) {
      throw new DateTimeException("no instant");
    }
    BigDecimal count = new BigDecimal(text);
    BigDecimal millis = count.compareTo(SECONDS_MAX) < 0 ? count.movePointRight(3) : count;
    if (millis.compareTo(BigDecimal.TEN.pow(15)) >= 0) {
      throw new DateTimeException("no instant");
    }
    return Instant.ofEpochMilli(millis.longValue());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
