package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.notification.NotificationDesk;
import org.openpayouts.payoutapi.payout.NamedPayouts;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking for a payout's last webhook again. */
@RestController
class NotificationController {
  private final Gate gate;
  private final NamedPayouts payouts;
  private final NotificationDesk desk;

  NotificationController(Gate gate, NamedPayouts payouts, NotificationDesk desk) {
    this.gate = gate;
    this.payouts = payouts;
    this.desk = desk;
  }

  @PostMapping("/payouts/{id}/notifications")
  ResponseEntity<byte[]> request(@PathVariable String id, HttpServletRequest http) {
    Caller caller = gate.admitBody(http, Facade.PAYOUT).caller();
    PayoutView payout =
        PayoutId.parse(id)
            .flatMap(known -> payouts.find(caller.merchantId(), known))
            .orElseThrow(() -> Refusal.notFound().exception());
    desk.request(payout, caller.tokenId().value());
    return IntakeAnswers.ok(Bodies.Done.DONE);
  }
}
