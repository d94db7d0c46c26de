package org.openpayouts.bench.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.bench.load.Prepared;
import org.openpayouts.bench.load.Requests;
import org.openpayouts.bench.merchants.BenchMerchant;

/**
 * Signed requests for one payout each, made before anybody measures: of every hundred one is signed
 * badly and one is an earlier one again, and half of the signatures are of the high kind.
 */
final class Corpus implements Requests {
  static final int PART = 100;

  private static final int BAD = 50;
  private static final int REPEAT = 99;
  private static final int BEFORE = 97;
  private static final int FAR_BEFORE = 897;
  private static final int BODY_BYTES = 442;
  private static final int LONGEST_LABEL = 255;

  private final List<Prepared> requests;
  private final AtomicInteger next = new AtomicInteger();

  private Corpus(List<Prepared> requests) {
    this.requests = requests;
  }

  static Corpus of(List<BenchMerchant> merchants, String publicBaseUrl, int size) {
    BenchMerchant.Address address = new BenchMerchant.Address(publicBaseUrl, "/payouts");
    String run = UUID.randomUUID().toString();
    Prepared[] made = new Prepared[size];
    IntStream.range(0, size)
        .parallel()
        .filter(number -> number % PART != REPEAT)
        .forEach(number ->
            made[number] =
                request(
                    merchants.get(number % merchants.size()), address, run + "-" + number, number));
    for (int number = REPEAT; number < size; number += PART) {
      Prepared first = made[number - (number < FAR_BEFORE ? BEFORE : FAR_BEFORE)];
      made[number] = as(Prepared.Kind.REPEATS, first, first.headers());
    }
    return new Corpus(List.of(made));
  }

  private static Prepared request(
      BenchMerchant merchant, BenchMerchant.Address address, String reference, int number) {
    byte[] body = BenchMerchant.bytes(body(merchant, reference));
    Prepared good = merchant.post(address, Prepared.Body.of(body), number % 2 == 0);
    if (number % PART != BAD) {
      return good;
    }
    // A signature that is well-formed and of another request.
    byte[] other = BenchMerchant.bytes(body(merchant, reference + "-other"));
    Prepared signed = merchant.post(address, Prepared.Body.of(other), number % 2 == 0);
    return as(Prepared.Kind.SIGNED_BADLY, good, signed.headers());
  }

  private static Prepared as(Prepared.Kind kind, Prepared request, Map<String, String> headers) {
    return new Prepared(kind, request.method(), request.target(), headers, request.body());
  }

  static String body(BenchMerchant merchant, String reference) {
    String fields =
        """
        {"amount":12.34,"currency":"USD","ledgerCurrency":"USD","recipientId":"%s",\
        "reference":"%s","token":"%s","label":"%%s"}\
        """
            .formatted(merchant.recipientId(), reference, merchant.token());
    int left = Math.clamp(BODY_BYTES - fields.length() + "%s".length(), 1, LONGEST_LABEL);
    return fields.formatted("x".repeat(left));
  }

  @Override
  public @Nullable Prepared next() {
    int number = next.getAndIncrement();
    return number < requests.size() ? requests.get(number) : null;
  }
}
