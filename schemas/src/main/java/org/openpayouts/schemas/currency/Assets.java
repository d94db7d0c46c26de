package org.openpayouts.schemas.currency;

import java.util.List;
import java.util.Optional;

/** The assets that a recipient can be paid in, as far as a rail exists for them. */
public final class Assets {
  /** Six confirmations, as the payouts API has it. */
  public static final Asset BTC = new Asset("BTC", "bitcoin", 8, 8, 6);

  private static final List<Asset> ALL = List.of(BTC);

  private Assets() {}

  public static Optional<Asset> find(String code) {
    return ALL.stream().filter(asset -> asset.code().equals(code)).findFirst();
  }

  /**
   * The asset of a code that was validated before.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Asset of(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("no rail pays " + code));
  }

  public static List<Asset> all() {
    return ALL;
  }
}
