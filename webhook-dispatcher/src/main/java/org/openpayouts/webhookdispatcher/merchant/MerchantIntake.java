package org.openpayouts.webhookdispatcher.merchant;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.openpayouts.webhookdispatcher.endpoint.Endpoints;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what changed about merchants; a read model, so only the newest of each counts. */
@Service
class MerchantIntake {

  private static final BinaryOperator<Merchant> NEWER =
      BinaryOperator.maxBy(Comparator.comparingLong(Merchant::version));

  private final Merchants merchants;
  private final Endpoints endpoints;

  MerchantIntake(Merchants merchants, Endpoints endpoints) {
    this.merchants = merchants;
    this.endpoints = endpoints;
  }

  /** A merchant that changed something is heard: its held endpoints are tried again. */
  @Transactional(propagation = Propagation.MANDATORY)
  void keep(Collection<Merchant> changed) {
    var newest = new TreeMap<String, Merchant>();
    changed.forEach(merchant -> newest.merge(merchant.merchantId(), merchant, NEWER));
    for (var merchant : newest.values()) {
      if (merchants.keep(merchant)) {
        endpoints.release(merchant.merchantId());
      }
    }
  }
}
