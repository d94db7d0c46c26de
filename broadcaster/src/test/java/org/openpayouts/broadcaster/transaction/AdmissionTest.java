package org.openpayouts.broadcaster.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import org.junit.jupiter.api.Test;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.payout.News;
import org.openpayouts.broadcaster.recipient.Agreement;
import org.openpayouts.broadcaster.wallet.OutputTerms;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.schemas.currency.Asset;
import org.openpayouts.schemas.currency.Assets;

class AdmissionTest {
  private static final OutputTerms TERMS = new OutputTerms.Payable(124, BaseUnits.of(294));
  private static final Asset OTHER = new Asset("ETH", "ethereum", 18, 9, 12);

  private final PaymentOrder order = aPayout("here", 294).order();

  private static Admission never(News.Impossible reason) {
    return new Admission.Never(reason);
  }

  @Test
  void admitsWhatIsAtLeastDust() {
    assertThat(Admission.of(order, Agreement.AGREES, TERMS, Assets.BTC))
        .isInstanceOf(Admission.Admitted.class);
    assertThat(Admission.of(aPayout("here", 293).order(), Agreement.AGREES, TERMS, Assets.BTC))
        .isEqualTo(never(News.Impossible.BELOW_DUST));
  }

  @Test
  void waitsForARecipientThatHasNotArrived() {
    assertThat(Admission.of(order, Agreement.NOT_YET_KNOWN, TERMS, Assets.BTC))
        .isEqualTo(new Admission.NotYet());
  }

  @Test
  void neverAdmitsWhatContradictsItsRecipient() {
    assertThat(Admission.of(order, Agreement.CONTRADICTS, TERMS, Assets.BTC))
        .isEqualTo(never(News.Impossible.INTENT_MISMATCH));
  }

  @Test
  void neverAdmitsWhatNoWalletOrAddressPays() {
    assertThat(Admission.of(order, Agreement.AGREES, TERMS, OTHER))
        .isEqualTo(never(News.Impossible.ASSET_UNSUPPORTED));
    assertThat(Admission.of(order, Agreement.AGREES, new OutputTerms.Unpayable(), Assets.BTC))
        .isEqualTo(never(News.Impossible.DESTINATION_INVALID));
  }
}
