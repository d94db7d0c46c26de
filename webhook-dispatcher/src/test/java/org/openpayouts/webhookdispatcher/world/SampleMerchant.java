package org.openpayouts.webhookdispatcher.world;

import org.openpayouts.schemas.id.IdSource;

/** A merchant and the one token that it uses. */
public record SampleMerchant(String merchantId, String tokenId, String token) {

  private static final IdSource IDS = IdSource.secure();

  public static SampleMerchant aMerchant() {
    return new SampleMerchant(IDS.nextId(), IDS.nextId(), "token-" + IDS.nextId());
  }
}
