package org.openpayouts.payoutapi.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.payoutapi.merchant.TokenRegister;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.Base58Id;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tokens that there are, for operators; their texts are never shown again. */
@RestController("adminTokenController")
class TokenController {
  private final TokenRegister register;

  TokenController(TokenRegister register) {
    this.register = register;
  }

  @GetMapping("/admin/merchants/{merchantId}/tokens")
  ResponseEntity<byte[]> tokens(@PathVariable String merchantId) {
    return MerchantId.parse(merchantId)
        .flatMap(register::list)
        .map(tokens ->
            AdminAnswer.of(
                200, Map.of("tokens", tokens.stream().map(TokenController::line).toList())))
        .orElseGet(() -> AdminAnswer.refused(404, "no such merchant"));
  }

  @DeleteMapping("/admin/merchants/{merchantId}/tokens/{tokenId}")
  ResponseEntity<byte[]> revoke(@PathVariable String merchantId, @PathVariable String tokenId) {
    Optional<TokenId> token = Optional.of(tokenId).filter(Base58Id::isId).map(TokenId::new);
    boolean revoked =
        token.isPresent()
            && MerchantId.parse(merchantId)
                .filter(merchant -> register.revoke(merchant, token.get()))
                .isPresent();
    return revoked
        ? AdminAnswer.of(200, Map.of("tokenId", tokenId, "revoked", true))
        : AdminAnswer.refused(404, "the merchant has no such token");
  }

  private static Map<String, @Nullable Object> line(TokenRegister.Entry token) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("tokenId", token.id().value());
    line.put("facade", token.facade().word());
    line.put("label", token.label());
    line.put("sins", token.sins().stream().map(Sin::value).toList());
    line.put("revoked", token.revoked());
    line.put("issuedAt", token.issuedAt().toString());
    return line;
  }
}
