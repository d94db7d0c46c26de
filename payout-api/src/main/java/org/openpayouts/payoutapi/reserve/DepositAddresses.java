package org.openpayouts.payoutapi.reserve;

import java.util.Optional;
import org.openpayouts.schemas.id.MerchantId;

/**
 * The port to whoever hands out the addresses at which merchants' crypto deposits come in. {@link
 * DepositAccounts} knows those that operators assigned; a wallet that derives one per merchant is
 * another bean of this type beside it.
 */
public interface DepositAddresses {

  /**
   * Whose deposits come in at an address; empty if nobody's.
   *
   * @param address in the spelling of {@link DepositAccount}
   */
  Optional<MerchantId> ownerOfAddress(String address);
}
