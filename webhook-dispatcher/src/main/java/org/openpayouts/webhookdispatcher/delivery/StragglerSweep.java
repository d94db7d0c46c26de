package org.openpayouts.webhookdispatcher.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.openpayouts.webhookdispatcher.sweep.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives addresses to what waited for its merchant, gives up what is past its deadline, and heals
 * lanes that wait behind nothing.
 */
@Component
final class StragglerSweep implements Sweep {

  private static final Logger LOG = LoggerFactory.getLogger(StragglerSweep.class);
  private static final int MOST = 100;

  private final Stragglers stragglers;
  private final LaneCare care;
  private final Counter expirations;
  private final Counter stuckLanes;

  StragglerSweep(Stragglers stragglers, LaneCare care, MeterRegistry meters) {
    this.stragglers = stragglers;
    this.care = care;
    this.expirations = meters.counter("payouts.webhooks.expired");
    this.stuckLanes = meters.counter("payouts.webhooks.stuck.lanes");
  }

  @Override
  public boolean run() {
    return address() | expire() | heal();
  }

  private boolean address() {
    var subjects = stragglers.subjectsWithAddressNow(MOST);
    if (!subjects.isEmpty()) {
      care.address(subjects);
    }
    return subjects.size() == MOST;
  }

  private boolean expire() {
    var subjects = stragglers.subjectsPastDeadline(MOST);
    if (!subjects.isEmpty()) {
      var expired = care.expire(subjects);
      expirations.increment(expired);
      LOG.atWarn().addKeyValue("deliveries", expired).log("Webhooks passed their deadline");
    }
    return subjects.size() == MOST;
  }

  private boolean heal() {
    var subjects = stragglers.stuckSubjects(MOST);
    if (!subjects.isEmpty()) {
      stuckLanes.increment(subjects.size());
      LOG.atError().addKeyValue("payouts", subjects.size()).log("Webhooks waited behind nothing");
      care.arrange(subjects);
    }
    return false;
  }
}
