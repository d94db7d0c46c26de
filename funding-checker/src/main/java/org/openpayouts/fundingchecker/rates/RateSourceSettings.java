package org.openpayouts.fundingchecker.rates;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * One source.
 *
 * @param url what is asked; {@code {BASE}} and {@code {QUOTE}} stand for the codes of a pair,
 *     {@code {base}} and {@code {quote}} for the same in small letters; with {@code bitpay} the
 *     address of another installation
 * @param prices base currency to quote currency to the JSON pointer of the price in the answer
 * @param bitpay base currency to the quote currencies that are taken from {@code GET /rates/:base}
 * @param observedAt the JSON pointer of the instant at which the source saw its prices: ISO 8601,
 *     or seconds or milliseconds since 1970
 */
record RateSourceSettings(
    @Nullable String url,
    @Nullable Map<String, Map<String, String>> prices,
    @Nullable Map<String, List<String>> bitpay,
    @Nullable String observedAt) {
  private static final String JSON = "application/json";
  private static final int QUESTIONS_MAX = 50;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  /** All that it is asked for. */
  Set<Pair> pairs() {
    Set<Pair> pairs = new TreeSet<>();
    questions().forEach(question -> pairs.addAll(question.places().keySet()));
    return pairs;
  }

  /**
   * What the settings mean.
   *
   * @throws IllegalArgumentException if they mean nothing; the message goes on after its name
   */
  List<Question> questions() {
    if (url == null) {
      throw new IllegalArgumentException("has no url");
    }
    if (prices != null && bitpay != null) {
      throw new IllegalArgumentException("has prices and bitpay, which is one too many");
    }
    List<Question> questions =
        prices == null
            ? bitpayQuestions(url, bitpay == null ? Map.of() : bitpay)
            : pointedQuestions(url, prices);
    if (questions.isEmpty() || questions.size() > QUESTIONS_MAX) {
      throw new IllegalArgumentException(
          "asks %d questions, which is not 1 to %d".formatted(questions.size(), QUESTIONS_MAX));
    }
    return questions;
  }

  /** Pairs whose template comes out the same are one question. */
  private List<Question> pointedQuestions(
      String template, Map<String, Map<String, String>> pointers) {
    Map<String, Map<Pair, Place>> byUrl = new TreeMap<>();
    pointers.forEach((base, quotes) ->
        quotes.forEach((quote, pointer) -> {
          Pair pair = pair(base, quote);
          byUrl
              .computeIfAbsent(filled(template, pair), each -> new TreeMap<>())
              .put(pair, new Place.At(JsonPointer.compile(pointer)));
        }));
    List<Question> questions = new ArrayList<>();
    byUrl.forEach(
        (address, places) -> questions.add(question(address, Map.of("Accept", JSON), places)));
    return questions;
  }

  private static String filled(String template, Pair pair) {
    return template
        .replace("{BASE}", pair.base())
        .replace("{QUOTE}", pair.quote())
        .replace("{base}", pair.base().toLowerCase(Locale.ROOT))
        .replace("{quote}", pair.quote().toLowerCase(Locale.ROOT));
  }

  private List<Question> bitpayQuestions(String address, Map<String, List<String>> wanted) {
    List<Question> questions = new ArrayList<>();
    new TreeMap<>(wanted)
        .forEach((base, quotes) -> {
          Map<Pair, Place> places = new TreeMap<>();
          quotes.forEach(quote -> places.put(pair(base, quote), new Place.Listed(quote)));
          questions.add(
              question(
                  address.replaceAll("/+$", "") + "/rates/" + base,
                  Map.of("Accept", JSON, "X-Accept-Version", "2.0.0"),
                  places));
        });
    return questions;
  }

  private static Pair pair(String base, String quote) {
    try {
      return new Pair(base, quote);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s.%s %s".formatted(base, quote, e.getMessage()));
    }
  }

  private Question question(String address, Map<String, String> headers, Map<Pair, Place> places) {
    return new Question(
        uri(address), headers, places, observedAt == null ? null : JsonPointer.compile(observedAt));
  }

  /** In clear only to a process beside this one: whoever sits between could set our prices. */
  private static URI uri(String address) {
    URI uri = URI.create(address);
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException("has a user in its url, where anybody can read it");
    }
    String host = uri.getHost() == null ? "" : uri.getHost();
    boolean isSafe = "https".equals(uri.getScheme()) && !host.isEmpty();
    boolean isBeside = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(host);
    if (!isSafe && !isBeside) {
      throw new IllegalArgumentException("is asked without https: " + address);
    }
    return uri;
  }
}
