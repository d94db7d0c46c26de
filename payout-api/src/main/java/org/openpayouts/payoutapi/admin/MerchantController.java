package org.openpayouts.payoutapi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.merchant.Merchant;
import org.openpayouts.payoutapi.merchant.MerchantProfile;
import org.openpayouts.payoutapi.merchant.MerchantRegister;
import org.openpayouts.payoutapi.merchant.Policy;
import org.openpayouts.payoutapi.merchant.TokenRegister;
import org.openpayouts.payoutapi.payout.NotificationUrls;
import org.openpayouts.payoutapi.payout.TextForms;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.payoutapi.signature.Signatures;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Merchants and their tokens, for operators. */
@RestController
class MerchantController {
  private final MerchantRegister register;
  private final TokenRegister tokens;
  private final Signatures signatures;
  private final NotificationUrls notificationUrls;

  MerchantController(
      MerchantRegister register,
      TokenRegister tokens,
      Signatures signatures,
      NotificationUrls notificationUrls) {
    this.register = register;
    this.tokens = tokens;
    this.signatures = signatures;
    this.notificationUrls = notificationUrls;
  }

  @PutMapping("/admin/merchants/{externalId}")
  ResponseEntity<byte[]> put(@PathVariable String externalId, HttpServletRequest http) {
    AdminBody body = AdminBody.read(http);
    Merchant merchant = register.put(AdminBody.pathText(externalId, "externalId"), profile(body));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("merchantId", merchant.id().value());
    answer.put("externalId", merchant.externalId());
    answer.put("version", merchant.version());
    answer.put("status", merchant.status());
    return AdminAnswer.of(200, answer);
  }

  /** Who says nothing of the policy leaves it as it is: it may be what protects the merchant. */
  private Function<Policy, MerchantProfile> profile(AdminBody body) {
    Optional<Policy> said = body.object("policy").map(policy -> PolicyReader.read(policy.json()));
    var profile =
        new MerchantProfile(
            body.text("name"),
            body.currency("settlementCurrency"),
            body.url("payoutNotificationUrl", notificationUrls),
            body.url("recipientNotificationUrl", notificationUrls),
            email(body.textOrNull("notificationEmail")),
            said.orElse(Policy.STANDARD));
    return stored -> profile.with(said.orElse(stored));
  }

  @PostMapping("/admin/merchants/{merchantId}/tokens")
  ResponseEntity<byte[]> issueToken(@PathVariable String merchantId, HttpServletRequest http) {
    AdminBody body = AdminBody.read(http);
    Facade facade =
        Facade.parse(body.text("facade"))
            .orElseThrow(() -> new BadRequest("facade must be payout, merchant or pos"));
    PublicKey key =
        PublicKey.parse(body.text("publicKey"))
            .filter(signatures::isUsable)
            .orElseThrow(
                () -> new BadRequest("publicKey must be a compressed secp256k1 key in hex"));
    Optional<TokenRegister.Issued> token =
        MerchantId.parse(merchantId)
            .flatMap(id -> tokens.issue(id, facade, Sin.of(key), body.textOrNull("label")));
    return token
        .map(issued ->
            AdminAnswer.of(200, Map.of("token", issued.text(), "tokenId", issued.id().value())))
        .orElseGet(() -> AdminAnswer.refused(404, "no such merchant"));
  }

  private static @Nullable String email(@Nullable String text) {
    if (text != null && !TextForms.isEmail(text)) {
      throw new BadRequest("notificationEmail must be an e-mail address");
    }
    return text;
  }
}
