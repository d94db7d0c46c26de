package org.openpayouts.payoutapi.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.payoutapi.payout.Draft;
import org.openpayouts.payoutapi.payout.GroupId;
import org.openpayouts.payoutapi.payout.Notes;
import org.openpayouts.payoutapi.payout.Payee;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.payoutapi.payout.Terms;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.Mac;

/** Candidates that would be accepted. */
final class Candidates {
  private static final IdSource IDS = IdSource.secure();
  private static final Payee PAYEE = new Payee(new RecipientId(IDS.nextId()), null, null);

  private Candidates() {}

  static Candidate aCandidate() {
    return aCandidate("10");
  }

  static Candidate aCandidate(String amount) {
    return aCandidateOf(new MerchantId(IDS.nextId()), amount);
  }

  static Candidate aCandidateOf(MerchantId merchant) {
    return aCandidateOf(merchant, "10");
  }

  static Candidate aCandidateOf(MerchantId merchant, String amount) {
    return candidate(merchant, List.of(order(amount)), null);
  }

  /** The same signed bytes, which came once more. */
  static Candidate again(Candidate one) {
    List<Candidate.Order> orders =
        one.orders().stream()
            .map(order ->
                new Candidate.Order(
                    new PayoutId(IDS.nextId()), order.draft(), order.requestMac(), IDS.nextUuid()))
            .toList();
    return copy(one, orders, one.key());
  }

  /** The same with another key, or with none. */
  static Candidate keyed(Candidate one, Optional<IdempotencyKey> key) {
    return copy(one, one.orders(), key);
  }

  private static Candidate copy(
      Candidate one, List<Candidate.Order> orders, Optional<IdempotencyKey> key) {
    return new Candidate(
        orders,
        one.group(),
        one.merchantId(),
        one.tokenId(),
        one.digest(),
        one.traceparent(),
        one.acceptsLateRepeats(),
        key);
  }

  /** A group of a payout of each amount. */
  static Candidate aGroup(MerchantId merchant, String... amounts) {
    return candidate(
        merchant,
        Arrays.stream(amounts).map(Candidates::order).toList(),
        new Candidate.Group(new GroupId(IDS.nextId()), List.of(), List.of()));
  }

  static Candidate aGroup(String... amounts) {
    return aGroup(new MerchantId(IDS.nextId()), amounts);
  }

  private static Candidate.Order order(String amount) {
    return new Candidate.Order(
        new PayoutId(IDS.nextId()), draft(amount), Mac.of(new byte[32]), IDS.nextUuid());
  }

  private static Candidate candidate(
      MerchantId merchant, List<Candidate.Order> orders, Candidate.@Nullable Group group) {
    return new Candidate(
        orders,
        group,
        merchant,
        new TokenId("token"),
        RequestDigest.of(IDS.nextId().getBytes(UTF_8)),
        "00-00000000000000000000000000000001-0000000000000001-00",
        false,
        Optional.empty());
  }

  private static Draft draft(String amount) {
    return new Draft(
        PAYEE,
        new Terms(
            new BigDecimal(amount),
            Currencies.of("USD"),
            Currencies.of("EUR"),
            LocalDate.parse("2026-01-01")),
        new Notes(null, null, null, null, false));
  }
}
