package org.openpayouts.payoutapi.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

class TokenTextTest {
  private static final PublicKey KEY =
      PublicKey.parse("034f355bdcb7cc0af728ef3cceb9615d90684bb5b2ca5f859ab0f0b704075871aa")
          .orElseThrow();

  private final IdSource ids = IdSource.secure();
  private final TokenText tokens = TokenText.of(new byte[32]);

  @Test
  void derivesTheSameTokenAgain() {
    var merchant = new MerchantId(ids.nextId());

    assertThat(tokens.apiToken(merchant, Facade.PAYOUT, KEY))
        .isEqualTo(tokens.apiToken(merchant, Facade.PAYOUT, KEY))
        .isNotEqualTo(tokens.apiToken(merchant, Facade.POS, KEY))
        .isNotEqualTo(tokens.apiToken(new MerchantId(ids.nextId()), Facade.PAYOUT, KEY));
  }

  @Test
  void derivesATokenFromItsIdBeforeItIsAnybodys() {
    var id = new TokenId(ids.nextId());
    byte[] otherSecret = new byte[32];
    otherSecret[0] = 1;

    assertThat(tokens.apiToken(id))
        .isEqualTo(tokens.apiToken(id))
        .isNotEqualTo(tokens.apiToken(new TokenId(ids.nextId())))
        .isNotEqualTo(TokenText.of(otherSecret).apiToken(id))
        .hasSizeBetween(43, 44);
    assertThat(tokens.codeDigest("abcdefg"))
        .isNotEqualTo(tokens.codeDigest("abcdefh"))
        .isNotEqualTo(TokenText.digest("abcdefg"));
  }

  @Test
  void writesTokensOfTheUsualLength() {
    IntStream.range(0, 500)
        .mapToObj(i -> new MerchantId(ids.nextId()))
        .forEach(merchant ->
            assertThat(tokens.apiToken(merchant, Facade.PAYOUT, KEY)).hasSizeBetween(43, 44));
  }

  @Test
  void givesResourceTokensOfOneApiTokenACommonPrefix() {
    for (int i = 0; i < 200; i++) {
      var token = new TokenId(ids.nextId());
      var payout = new PayoutId(ids.nextId());
      String first = tokens.resources(token).of(payout);
      String second = tokens.resources(token).of(new PayoutId(ids.nextId()));

      assertThat(first).hasSize(66).isEqualTo(tokens.resources(token).of(payout));
      assertThat(second).hasSize(66).startsWith(first.substring(0, 22)).isNotEqualTo(first);
    }
  }
}
