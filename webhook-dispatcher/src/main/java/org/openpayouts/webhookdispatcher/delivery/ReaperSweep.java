package org.openpayouts.webhookdispatcher.delivery;

import org.openpayouts.webhookdispatcher.sweep.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Frees what a dead or stopped worker held. */
@Component
final class ReaperSweep implements Sweep {

  private static final Logger LOG = LoggerFactory.getLogger(ReaperSweep.class);
  private static final int MOST = 200;

  private final Claims claims;
  private final DueBell bell;

  ReaperSweep(Claims claims, DueBell bell) {
    this.claims = claims;
    this.bell = bell;
  }

  @Override
  public boolean run() {
    var freed = claims.reap(MOST);
    if (freed > 0) {
      LOG.atWarn().addKeyValue("deliveries", freed).log("Leases ended without a result");
      bell.ring();
    }
    return freed == MOST;
  }
}
