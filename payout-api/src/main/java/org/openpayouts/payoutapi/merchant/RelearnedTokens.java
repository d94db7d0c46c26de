package org.openpayouts.payoutapi.merchant;

import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.signature.Sin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes over what was told of tokens and is not known here: after a database went back, a revoked
 * token is revoked again, and one that was issued since is there again. Nothing that is known here
 * is taken back: a revocation stands, and so does an unlinked key.
 */
@Component
class RelearnedTokens {
  private static final Logger log = LoggerFactory.getLogger(RelearnedTokens.class);

  private final Tokens tokens;
  private final TokenSins sins;
  private final TokenText texts;

  RelearnedTokens(Tokens tokens, TokenSins sins, TokenText texts) {
    this.tokens = tokens;
    this.sins = sins;
    this.texts = texts;
  }

  /** A token as it was told; its label is not. */
  record Told(Token token, List<Sin> linked, List<Sin> unlinked) {}

  void relearn(List<Told> told) {
    told.forEach(this::relearn);
  }

  private void relearn(Told told) {
    Token token = told.token();
    Optional<Token> known = tokens.find(token.id());
    if (known.isEmpty()) {
      if (told.linked().isEmpty()) {
        log.warn("Told of a token without its keys, left out token={}", token.id());
        return;
      }
      tokens.add(token, TokenText.digest(texts.of(token)));
      log.warn("Told of a token that was not known here, taken over token={}", token.id());
    } else if (token.revoked()) {
      tokens.revoke(known.get().merchantId(), token.id());
    }
    told.linked().forEach(sin -> sins.link(token.id(), sin, token.issuedAt()));
    told.unlinked().forEach(sin -> sins.unlink(token.id(), sin, token.issuedAt()));
  }
}
