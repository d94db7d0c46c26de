package org.openpayouts.payoutapi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.payoutapi.reserve.BankReference;
import org.openpayouts.payoutapi.reserve.Deposit;
import org.openpayouts.payoutapi.reserve.DepositDesk;
import org.openpayouts.payoutapi.reserve.Reserve;
import org.openpayouts.payoutapi.reserve.Reserves;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deposits and reserves, for operators. */
@RestController
class ReserveController {
  private static final List<String> RAILS = List.of("bank_transfer", "crypto", "test");

  private final DepositDesk desk;
  private final Reserves reserves;

  ReserveController(DepositDesk desk, Reserves reserves) {
    this.desk = desk;
    this.reserves = reserves;
  }

  @PostMapping("/admin/merchants/{merchantId}/deposits")
  ResponseEntity<byte[]> deposit(@PathVariable String merchantId, HttpServletRequest http) {
    AdminBody body = AdminBody.read(http);
    Currency currency = body.currency("currency");
    var report =
        new DepositDesk.Report(
            externalId(body),
            currency,
            body.amount("amount", currency),
            rail(body.text("rail")),
            null);
    return MerchantId.parse(merchantId)
        .map(id -> answer(desk.report(id, report)))
        .orElseGet(() -> AdminAnswer.refused(404, "no such merchant"));
  }

  @GetMapping("/admin/merchants/{merchantId}/reserves")
  ResponseEntity<byte[]> reserves(@PathVariable String merchantId) {
    List<Map<String, Object>> known =
        MerchantId.parse(merchantId).map(reserves::of).orElse(List.of()).stream()
            .map(ReserveController::line)
            .toList();
    return AdminAnswer.of(200, Map.of("reserves", known));
  }

  private static Map<String, Object> line(Reserve reserve) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("currency", reserve.currency());
    line.put("scale", reserve.scale());
    line.put("available", reserve.balance("AVAILABLE"));
    line.put("held", reserve.balance("HELD"));
    line.put("paidOut", reserve.balance("PAID_OUT"));
    line.put("version", reserve.version());
    line.put("balances", reserve.balances());
    return line;
  }

  static ResponseEntity<byte[]> answer(DepositDesk.Outcome outcome) {
    return switch (outcome) {
      case DepositDesk.Outcome.Taken(String depositId) ->
          AdminAnswer.of(202, Map.of("depositId", depositId));
      case DepositDesk.Outcome.Known(String depositId) ->
          AdminAnswer.of(202, Map.of("depositId", depositId));
      case DepositDesk.Outcome.Contradicts(var known, var told) ->
          AdminAnswer.contradiction(
              "deposit " + known.id(), known.externalId(), known.words(), told.words());
      case DepositDesk.Outcome.TakenBack(var known) -> takenBack(known);
      case DepositDesk.Outcome.OfAnother(var known) -> ofAnother(known);
      case DepositDesk.Outcome.NoMerchant() -> AdminAnswer.refused(404, "no such merchant");
    };
  }

  private static ResponseEntity<byte[]> takenBack(Deposit known) {
    return AdminAnswer.refused(
        409,
        "%s is deposit %s, which was taken back as a whole: %s; if the money came again, report it by"
                .formatted(known.externalId(), known.id(), known.words())
            + " hand under another name");
  }

  private static ResponseEntity<byte[]> ofAnother(Deposit known) {
    String text =
        "%s is deposit %s of merchant %s: %s; if that is wrong, reverse it and report this one by"
            + " hand under another name";
    return AdminAnswer.refused(
        409,
        text.formatted(known.externalId(), known.id(), known.merchantId().value(), known.words()));
  }

  /** Under a placeholder the next deposit would be taken for this one. */
  private static String externalId(AdminBody body) {
    String name = body.name("externalId");
    if (BankReference.isPlaceholder(name)) {
      throw new BadRequest(
          "externalId " + name + " names nothing: give it a name that you can find again");
    }
    return name;
  }

  private static String rail(String word) {
    if (!RAILS.contains(word)) {
      throw new BadRequest("rail must be one of " + String.join(", ", RAILS));
    }
    return word;
  }
}
