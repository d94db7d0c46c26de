package org.openpayouts.payoutapi.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.payoutapi.reserve.DepositAccount.Rail;
import org.openpayouts.schemas.currency.Currencies;

class DepositAccountTest {
  private static final String IBAN = "DE89370400440532013000";

  @ParameterizedTest
  @CsvSource({
    "0x52908400098527886E0F7030069857D2E4169EE7, 0x52908400098527886e0f7030069857d2e4169ee7",
    "0X52908400098527886E0F, 0x52908400098527886e0f",
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t, TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
  })
  void spellsAnAddressInOneWay(String written, String kept) {
    assertThat(DepositAccount.ofAddress(written).name()).isEqualTo(kept);
    assertThat(DepositAccount.ofAddress(kept).name()).isEqualTo(kept);
    assertThat(DepositAccount.ofAddress(" \t" + written + "\n").name()).isEqualTo(kept);
  }

  /** Base58 tells letters of two sizes apart: these are two addresses. */
  @Test
  void keepsAddressesApartThatOnlyTheSizeOfALetterTellsApart() {
    assertThat(DepositAccount.ofAddress("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"))
        .isNotEqualTo(DepositAccount.ofAddress("1A1zP1eP5QGefi2DMPTfTL5SLmv7Divfna"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0x12 34", "0x12\t34", "0x12\u00a034", "0x12\u200b34", "bc1q\u0435x", " "})
  void takesNoAddressThatNoChainWrites(String written) {
    assertThatThrownBy(() -> DepositAccount.ofAddress(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ASCII");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        IBAN,
        "de89 3704 0044 0532 0130 00",
        " DE89\u00a03704\u00a00044 0532\u202f0130\t00\n"
      })
  void spellsAnIbanInOneWay(String written) {
    assertThat(DepositAccount.isOfABank(written)).isTrue();
    assertThat(DepositAccount.ofBank(written).name()).isEqualTo(IBAN);
  }

  @Test
  void spellsABankInOneWay() {
    assertThat(DepositAccount.ofBank("deutdeffxxx/77").name()).isEqualTo("DEUTDEFF/77");
    assertThat(DepositAccount.ofBank("DEUTDEFF500/77").name()).isEqualTo("DEUTDEFF500/77");
  }

  /** A letter that only becomes one of ASCII as a capital is none. */
  @ParameterizedTest
  @ValueSource(strings = {"d\u0131 89", "\u00df1", "\u0414E89", "DE\u200b89"})
  void takesNoAccountThatNoBankWrites(String written) {
    assertThat(DepositAccount.isOfABank(written)).isFalse();
    assertThatThrownBy(() -> DepositAccount.ofBank(written))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Rail.class)
  void takesNoAccountWithoutAName(Rail rail) {
    assertThatThrownBy(() -> new DepositAccount(rail, "\t"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asksWhoseAConfirmedAddressIsInOneSpelling() {
    var deposit =
        new ConfirmedDeposit("0xAB", "ab".repeat(32), 0, Currencies.of("BTC"), BigDecimal.ONE);

    assertThat(deposit.address()).isEqualTo("0xab");
  }
}
