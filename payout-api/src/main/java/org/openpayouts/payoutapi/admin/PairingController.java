package org.openpayouts.payoutapi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.pairing.Pairing;
import org.openpayouts.payoutapi.pairing.PairingDesk;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tokens that are to be, for operators. Codes of clients are given, never shown. */
@RestController
class PairingController {
  private static final int MAX_LABEL = 60;

  private final PairingDesk desk;

  PairingController(PairingDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/admin/pairings")
  ResponseEntity<byte[]> waiting() {
    return AdminAnswer.of(
        200, Map.of("pairings", desk.waiting().stream().map(PairingController::line).toList()));
  }

  @PostMapping("/admin/merchants/{merchantId}/pairings")
  ResponseEntity<byte[]> approve(@PathVariable String merchantId, HttpServletRequest http) {
    AdminBody body = AdminBody.read(http);
    String code = body.text("pairingCode");
    Sin expected = sin(body);
    return MerchantId.parse(merchantId)
        .map(id -> answer(desk.approve(id, code, expected)))
        .orElseGet(() -> AdminAnswer.refused(404, "no such merchant"));
  }

  @PostMapping("/admin/merchants/{merchantId}/pairing-codes")
  ResponseEntity<byte[]> offer(@PathVariable String merchantId, HttpServletRequest http) {
    AdminBody body = AdminBody.read(http);
    Facade facade =
        Facade.parse(body.text("facade"))
            .orElseThrow(() -> new BadRequest("facade must be payout, merchant or pos"));
    Sin only = sin(body);
    String label = body.textOrNull("label");
    if (label != null && label.length() > MAX_LABEL) {
      throw new BadRequest("label has more than 60 characters");
    }
    Optional<PairingDesk.Coded> offered =
        MerchantId.parse(merchantId).flatMap(id -> desk.offer(id, facade, only, label));
    return offered
        .map(coded -> {
          Map<String, @Nullable Object> answer = line(coded.pairing());
          answer.put("pairingCode", coded.code());
          return AdminAnswer.of(200, answer);
        })
        .orElseGet(() -> AdminAnswer.refused(404, "no such merchant"));
  }

  private static ResponseEntity<byte[]> answer(PairingDesk.Outcome outcome) {
    return switch (outcome) {
      case PairingDesk.Outcome.Paired(Pairing pairing, _) -> AdminAnswer.of(200, line(pairing));
      case PairingDesk.Outcome.OtherKey(Sin actual) ->
          AdminAnswer.refused(409, "the code is of another key: " + actual);
      case PairingDesk.Outcome.Given() ->
          AdminAnswer.refused(409, "the code was approved for another merchant");
      case PairingDesk.Outcome.NoMerchant() -> AdminAnswer.refused(404, "no such merchant");
      case PairingDesk.Outcome.NoSuchCode(), PairingDesk.Outcome.TooManyTries() ->
          AdminAnswer.refused(404, "there is no such pairing code, or it has expired");
    };
  }

  private static Map<String, @Nullable Object> line(Pairing pairing) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("tokenId", pairing.tokenId().value());
    line.put("facade", pairing.facade().word());
    line.put("label", pairing.label());
    line.put("sin", pairing.sin().map(Sin::value).orElse(null));
    line.put("createdAt", pairing.createdAt().toString());
    line.put("expiresAt", pairing.expiresAt().toString());
    return line;
  }

  private static @Nullable Sin sin(AdminBody body) {
    return body.optionalText("sin")
        .map(text -> Sin.parse(text).orElseThrow(() -> new BadRequest("sin is no SIN")))
        .orElse(null);
  }
}
