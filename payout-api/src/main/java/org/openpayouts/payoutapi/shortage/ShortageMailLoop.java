package org.openpayouts.payoutapi.shortage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openpayouts.payoutapi.work.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends the mails that are due, again and again; all replicas share the work. */
@Component
class ShortageMailLoop implements SmartLifecycle {
  private static final int AT_ONCE = 16;

  /** Longer than a mail server may take to answer. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final ShortageMails mails;
  private final ShortageMailWork work;
  private final ShortageMailSettings settings;
  private final DueWork loop;

  ShortageMailLoop(
      ShortageMails mails,
      ShortageMailWork work,
      ShortageMailSettings settings,
      ApplicationEventPublisher events) {
    this.mails = mails;
    this.work = work;
    this.settings = settings;
    this.loop = new DueWork("shortage mails", this::doDue, settings.pollInterval(), events);
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.stop();
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }

  /** Whether anything was due. */
  private boolean doDue() {
    work.putAwayOld();
    List<ShortageMail> due = mails.claim(AT_ONCE, settings.within(), LEASE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(mail -> threads.execute(() -> work.send(mail)));
    }
    return !due.isEmpty();
  }
}
