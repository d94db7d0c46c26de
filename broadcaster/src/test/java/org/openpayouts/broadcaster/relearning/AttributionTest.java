package org.openpayouts.broadcaster.relearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.SignedTransaction;
import org.openpayouts.broadcaster.chain.SignedTransaction.Output;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.PayoutId;

class AttributionTest {
  private static final String OWN = "0014aa";
  private static final TransactionId TXID = new TransactionId("ab".repeat(32));
  private static final IdSource IDS = IdSource.secure();

  private static SignedTransaction paying(Output... outputs) {
    return new SignedTransaction(TXID, new byte[0], 400, List.of(), Arrays.asList(outputs));
  }

  private static Output other(long amount) {
    return new Output("0014bb", BaseUnits.of(amount));
  }

  private static Output change(long amount) {
    return new Output(OWN, BaseUnits.of(amount));
  }

  private static Claim claim(int vout, long amount) {
    return new Claim(
        new PayoutId(IDS.nextId()),
        new OutputRef(TXID, vout),
        BaseUnits.of(amount),
        Optional.empty());
  }

  private static Attribution of(SignedTransaction tx, Claim... claims) {
    return Attribution.of(tx, Arrays.asList(claims), OWN);
  }

  @Test
  void isWholeWherePaymentsAreClaimedAndTheRestIsChange() {
    assertThat(of(paying(other(1), other(2), change(3), change(4)), claim(0, 1), claim(1, 2)))
        .isEqualTo(new Attribution.Whole(2, List.of(BaseUnits.of(3), BaseUnits.of(4))));
  }

  @Test
  void isWholeWithoutChange() {
    assertThat(of(paying(other(1)), claim(0, 1))).isEqualTo(new Attribution.Whole(1, List.of()));
  }

  @Test
  void isWholeWhereAPayoutPaysTheWalletItself() {
    assertThat(of(paying(change(1), change(2)), claim(0, 1)))
        .isEqualTo(new Attribution.Whole(1, List.of(BaseUnits.of(2))));
  }

  @Test
  void namesAnOutputThatNobodyClaims() {
    assertThat(of(paying(other(1), other(2), change(3)), claim(0, 1)))
        .isEqualTo(new Attribution.Unclaimed(1));
  }

  @Test
  void takesNoChangeBeforePayments() {
    assertThat(of(paying(change(3), other(1)), claim(1, 1)))
        .isEqualTo(new Attribution.Unclaimed(0));
  }

  @Test
  void contradictsAnotherAmountOrAnOutputThatIsNotThere() {
    assertThat(of(paying(other(1)), claim(0, 2))).isEqualTo(new Attribution.Contradicted(0));
    assertThat(of(paying(other(1)), claim(0, 1), claim(1, 1)))
        .isEqualTo(new Attribution.Contradicted(1));
  }

  @Test
  void twoPersonsAreTwo() {
    assertThat(new TwoPersons("ann", "bob", "looked").secondBy()).isEqualTo("bob");
    for (String second : List.of("ann", "", " ")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TwoPersons("ann", second, "looked"));
    }
  }
}
