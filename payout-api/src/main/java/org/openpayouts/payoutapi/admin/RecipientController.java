package org.openpayouts.payoutapi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.payout.NotificationUrls;
import org.openpayouts.payoutapi.payout.TextForms;
import org.openpayouts.payoutapi.recipient.Destinations;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.RecipientProfile;
import org.openpayouts.payoutapi.recipient.RecipientRegister;
import org.openpayouts.payoutapi.recipient.RecipientStatus;
import org.openpayouts.payoutapi.recipient.WithdrawalChoice;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Recipients and where they are paid, for operators. */
@RestController
class RecipientController {
  private final RecipientRegister register;
  private final NotificationUrls notificationUrls;
  private final Destinations destinations;

  RecipientController(
      RecipientRegister register, NotificationUrls notificationUrls, Destinations destinations) {
    this.register = register;
    this.notificationUrls = notificationUrls;
    this.destinations = destinations;
  }

  @PutMapping("/admin/merchants/{merchantId}/recipients/{email}")
  ResponseEntity<byte[]> put(
      @PathVariable String merchantId, @PathVariable String email, HttpServletRequest http) {
    AdminBody body = AdminBody.read(http);
    if (!TextForms.isEmail(AdminBody.pathText(email, "email"))) {
      throw new BadRequest("the path must end in an e-mail address");
    }
    Optional<Recipient> recipient =
        MerchantId.parse(merchantId).flatMap(id -> register.put(id, email, profile(body)));
    return recipient
        .map(known ->
            AdminAnswer.of(
                200,
                Map.of(
                    "recipientId", known.id().value(),
                    "version", known.version(),
                    "status", known.status().word())))
        .orElseGet(() -> AdminAnswer.refused(404, "no such merchant"));
  }

  private RecipientProfile profile(AdminBody body) {
    RecipientStatus status =
        RecipientStatus.parse(body.optionalText("status").orElse("active"))
            .orElseThrow(() -> new BadRequest("status is none that a recipient has"));
    try {
      return new RecipientProfile(
          status,
          body.textOrNull("label"),
          body.url("notificationUrl", notificationUrls),
          body.textOrNull("shopperId"),
          withdrawal(body.object("withdrawal").orElse(null)));
    } catch (IllegalArgumentException refused) {
      throw new BadRequest(String.valueOf(refused.getMessage()));
    }
  }

  private @Nullable WithdrawalChoice withdrawal(@Nullable AdminBody body) {
    if (body == null) {
      return null;
    }
    var choice =
        new WithdrawalChoice(
            Assets.find(body.text("asset"))
                .orElseThrow(() -> new BadRequest("withdrawal.asset is not paid by any rail")),
            body.text("address"),
            body.textOrNull("memo"));
    if (!destinations.canPay(choice)) {
      throw new BadRequest("withdrawal.address is none that can be paid here");
    }
    return choice;
  }
}
