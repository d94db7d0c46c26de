package org.openpayouts.payoutapi.intake;

import java.util.HashMap;
import java.util.Map;
import org.openpayouts.schemas.id.MerchantId;

/** Places to wait in, of which one merchant never has more than its share. */
final class Room {
  private final int places;
  private final int share;
  private final Map<MerchantId, Integer> perMerchant = new HashMap<>();
  private int taken;

  Room(int places, int share) {
    this.places = places;
    this.share = Math.max(1, share);
  }

  /** Takes a place; every one that was taken must be left. */
  synchronized boolean enter(MerchantId merchant) {
    int own = perMerchant.getOrDefault(merchant, 0);
    if (taken >= places || own >= share) {
      return false;
    }
    perMerchant.put(merchant, own + 1);
    taken++;
    return true;
  }

  synchronized void leave(MerchantId merchant) {
    perMerchant.computeIfPresent(merchant, (_, own) -> own == 1 ? null : own - 1);
    taken--;
  }
}
