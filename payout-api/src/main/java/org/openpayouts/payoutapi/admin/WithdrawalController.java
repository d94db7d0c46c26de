package org.openpayouts.payoutapi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openpayouts.payoutapi.reserve.Withdrawal;
import org.openpayouts.payoutapi.reserve.Withdrawal.Decision;
import org.openpayouts.payoutapi.reserve.WithdrawalDesk;
import org.openpayouts.payoutapi.reserve.WithdrawalDesk.Outcome;
import org.openpayouts.payoutapi.reserve.WithdrawalDesk.Standing;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money that merchants take out of their reserves, for operators. */
@RestController
class WithdrawalController {
  private static final String PATH = "/admin/merchants/{merchantId}/withdrawals";

  private final WithdrawalDesk desk;

  WithdrawalController(WithdrawalDesk desk) {
    this.desk = desk;
  }

  /** Asks; the ledger decides, and the answer says as much as is known of that. */
  @PostMapping(PATH)
  ResponseEntity<byte[]> ask(@PathVariable String merchantId, HttpServletRequest http) {
    AdminBody body = AdminBody.read(http);
    Currency currency = body.currency("currency");
    var wish =
        new WithdrawalDesk.Wish(body.name("externalId"), currency, body.amount("amount", currency));
    if (!currency.holdsExactly(wish.amount())) {
      throw new BadRequest(
          "amount has more decimals than a ledger in " + currency.code() + ": " + currency.scale());
    }
    return MerchantId.parse(merchantId)
        .map(id -> answer(desk.ask(id, wish)))
        .orElseGet(() -> AdminAnswer.refused(404, "no such merchant"));
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> find(@PathVariable String merchantId, @RequestParam String externalId) {
    return MerchantId.parse(merchantId)
        .flatMap(id -> desk.find(id, AdminBody.pathText(externalId, "externalId")))
        .map(standing -> AdminAnswer.of(200, body(standing)))
        .orElseGet(() -> AdminAnswer.refused(404, "no such withdrawal"));
  }

  private static ResponseEntity<byte[]> answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken(Standing standing) -> asked(standing, false);
      case Outcome.Known(Standing standing) -> asked(standing, true);
      case Outcome.Contradicts(var known, var told) ->
          AdminAnswer.contradiction(
              "withdrawal " + known.id(), known.externalId(), known.words(), told.words());
      case Outcome.NoMerchant() -> AdminAnswer.refused(404, "no such merchant");
    };
  }

  /** Whoever repeats a question may have sent the money after the first answer. */
  private static ResponseEntity<byte[]> asked(Standing standing, boolean repeated) {
    Map<String, Object> body = body(standing);
    body.put("repeated", repeated);
    return AdminAnswer.of(202, body);
  }

  private static Map<String, Object> body(Standing standing) {
    Withdrawal withdrawal = standing.withdrawal();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("withdrawalId", withdrawal.id());
    body.put("externalId", withdrawal.externalId());
    body.put("currency", withdrawal.currency().code());
    body.put("amount", withdrawal.amount().toPlainString());
    switch (standing.decision()) {
      case Decision.Waiting() -> body.put("status", "waiting");
      case Decision.Booked(var at) -> {
        body.put("status", "booked");
        body.put("decidedAt", at.toString());
      }
      case Decision.Refused(var refusal) -> {
        body.put("status", "refused");
        body.put("decidedAt", refusal.at().toString());
        body.put("reason", refusal.reason(withdrawal));
        body.put("available", refusal.available().toPlainString());
        body.put("owed", refusal.owed().toPlainString());
      }
    }
    return body;
  }
}
