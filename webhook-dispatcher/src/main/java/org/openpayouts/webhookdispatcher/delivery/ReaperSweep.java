package org.openpayouts.webhookdispatcher.delivery;

import java.time.Clock;
import org.openpayouts.webhookdispatcher.delivery.Answer.Silence;
import org.openpayouts.webhookdispatcher.delivery.Answer.Silent;
import org.openpayouts.webhookdispatcher.delivery.Settling.Settled;
import org.openpayouts.webhookdispatcher.sweep.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends the attempts of workers that died or stand still. */
@Component
final class ReaperSweep implements Sweep {

  private static final Logger LOG = LoggerFactory.getLogger(ReaperSweep.class);
  private static final int MOST = 200;
  private static final Silent NO_RESULT =
      new Silent(Silence.INTERNAL, "the lease ended without a result");

  private final Claims claims;
  private final Settling settling;
  private final DeliverySettings settings;
  private final Clock clock;

  ReaperSweep(Claims claims, Settling settling, DeliverySettings settings, Clock clock) {
    this.claims = claims;
    this.settling = settling;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean run() {
    var lost = claims.lost(MOST);
    var ended = lost.stream().filter(this::giveUp).count();
    if (ended > 0) {
      LOG.atWarn().addKeyValue("deliveries", ended).log("Leases ended without a result");
    }
    return lost.size() == MOST;
  }

  /** False if its worker, or another replica, ended it meanwhile. */
  private boolean giveUp(Claimed lost) {
    var startedAt = clock.instant().minus(settings.lease());
    var attempt = new AttemptRecord(startedAt, settings.lease(), null, NO_RESULT, "unknown");
    return settling.giveUp(lost, attempt) != Settled.TOO_LATE;
  }
}
