package org.openpayouts.payoutapi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.reserve.ReversalDesk;
import org.openpayouts.payoutapi.reserve.ReversalDesk.Outcome;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deposits that were taken back, for operators. */
@RestController
class ReversalController {
  private final ReversalDesk desk;

  ReversalController(ReversalDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/admin/merchants/{merchantId}/reversals")
  ResponseEntity<byte[]> reverse(@PathVariable String merchantId, HttpServletRequest http) {
    AdminBody body = AdminBody.read(http);
    var report =
        new ReversalDesk.Report(
            body.name("externalId"), body.name("deposit"), part(body), body.name("reason"));
    return MerchantId.parse(merchantId)
        .map(id -> answer(desk.report(id, report), report))
        .orElseGet(() -> AdminAnswer.refused(404, "no such merchant"));
  }

  /** Null for all of the deposit; its currency stands in the deposit. */
  private static @Nullable BigDecimal part(AdminBody body) {
    return body.optionalText("amount").isPresent() ? body.positive("amount") : null;
  }

  private static ResponseEntity<byte[]> answer(Outcome outcome, ReversalDesk.Report report) {
    return switch (outcome) {
      case Outcome.Taken(String reversalId) ->
          AdminAnswer.of(202, Map.of("reversalId", reversalId));
      case Outcome.Contradicts(var known, var told) ->
          AdminAnswer.contradiction(
              "reversal " + known.id(), known.externalId(), known.words(), told.words());
      case Outcome.NoDeposit() ->
          AdminAnswer.refused(
              404,
              "the merchant has no deposit " + report.deposit() + "; report the deposit first");
      case Outcome.BeyondDeposit(var deposit, BigDecimal reversed) ->
          AdminAnswer.refused(
              409,
              "deposit %s brought %s %s, and %s of it was taken back already"
                  .formatted(
                      deposit.externalId(),
                      deposit.amount().toPlainString(),
                      deposit.currency().code(),
                      reversed.toPlainString()));
      case Outcome.FinerThanItsLedger(var deposit, BigDecimal left) ->
          AdminAnswer.refused(
              409,
              ("a part of deposit %s has at most %d decimals;"
                      + " only all that is left of it, %s %s, may have more")
                  .formatted(
                      deposit.externalId(),
                      deposit.currency().scale(),
                      left.toPlainString(),
                      deposit.currency().code()));
    };
  }
}
