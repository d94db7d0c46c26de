package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openpayouts.payoutapi.merchant.Callers;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Keeps large bodies within what the memory has room for, whoever sends them. Their signature can
 * be verified only when they are here, so a key that may use no token is refused before, and no
 * merchant takes all the room, whatever it announces.
 */
@Component
class LargeBodies {
  private static final int UNIT_BYTES = 1_024;
  private static final int PATIENCE_SECONDS = 2;

  private final Callers callers;
  private final ApiSettings api;
  private final int share;
  private final Semaphore room;
  private final Map<MerchantId, Integer> held = new HashMap<>();

  LargeBodies(Callers callers, ApiSettings api, GroupSettings settings) {
    this.callers = callers;
    this.api = api;
    this.share = units(settings.bodiesOfOne().toBytes());
    this.room = new Semaphore(units(settings.bodiesAtOnce().toBytes()), true);
  }

  /** Room for one body. */
  interface Room extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Room for the body of a request, for as much of it as will be read; must be closed.
   *
   * @throws RefusedException if there is none, or for a key that may use no token
   */
  Room take(HttpServletRequest http, DataSize limit) throws InterruptedException {
    long announced = http.getContentLengthLong();
    boolean small = announced >= 0 && announced <= api.bodyLimit().toBytes();
    boolean refusedUnread = announced > limit.toBytes();
    if (small || refusedUnread) {
      return () -> {};
    }
    MerchantId merchant = merchant(http);
    int units = units(announced < 0 ? limit.toBytes() : announced);
    takeShare(merchant, units);
    boolean taken = false;
    try {
      taken = room.tryAcquire(units, PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      if (!taken) {
        giveShareBack(merchant, units);
      }
    }
    if (!taken) {
      throw Refusal.tryLater("too many large bodies are being read, try again").exception();
    }
    return () -> {
      room.release(units);
      giveShareBack(merchant, units);
    };
  }

  private MerchantId merchant(HttpServletRequest http) {
    String identity = http.getHeader("X-Identity");
    if (identity == null) {
      throw Refusal.unauthorized("Missing header X-Identity").exception();
    }
    return PublicKey.parse(identity.strip())
        .flatMap(callers::merchantOf)
        .orElseThrow(() ->
            Refusal.unauthorized("Unauthorized sin: no token is approved for the key of X-Identity")
                .exception());
  }

  private void takeShare(MerchantId merchant, int units) {
    synchronized (held) {
      int before = held.getOrDefault(merchant, 0);
      if (before + units > share) {
        throw Refusal.tryLater("too many large bodies of yours are being read, try again")
            .exception();
      }
      held.put(merchant, before + units);
    }
  }

  private void giveShareBack(MerchantId merchant, int units) {
    synchronized (held) {
      held.computeIfPresent(merchant, (_, now) -> now == units ? null : now - units);
    }
  }

  private static int units(long bytes) {
    return Math.toIntExact((bytes + UNIT_BYTES - 1) / UNIT_BYTES);
  }
}
