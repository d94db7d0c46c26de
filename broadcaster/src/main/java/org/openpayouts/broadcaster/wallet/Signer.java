package org.openpayouts.broadcaster.wallet;

import java.util.List;

/** The port to whatever holds the wallet's key. The same draft always gives the same bytes. */
public interface Signer {
  /** The wallet's own address: coins come from it, change goes to it. */
  String ownAddress();

  WalletWeights weights();

  OutputTerms termsOf(String address);

  /** Verifies every payment of the draft against its order, and only then signs. */
  Signature sign(Draft draft, List<PaymentOrder> orders);
}
