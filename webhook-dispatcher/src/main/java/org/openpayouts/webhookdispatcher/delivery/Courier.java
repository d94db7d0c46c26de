package org.openpayouts.webhookdispatcher.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.openpayouts.outbox.Failpoints;
import org.openpayouts.webhookdispatcher.delivery.Settling.Settled;
import org.openpayouts.webhookdispatcher.merchant.Merchants;
import org.openpayouts.webhookdispatcher.merchant.Signing;
import org.openpayouts.webhookdispatcher.signature.KeyNotOpened;
import org.openpayouts.webhookdispatcher.signature.KeyOpener;
import org.openpayouts.webhookdispatcher.signature.SignedHeaders;
import org.openpayouts.webhookdispatcher.signature.WebhookKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Carries one claimed delivery: find the key, sign, send, settle. */
final class Courier {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Merchants merchants;
  private final KeyOpener opener;
  private final WebhookSender sender;
  private final Claims claims;
  private final Settling settling;
  private final DeliverySettings settings;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Counter postponements;
  private final String worker;
  private final Failpoints failpoints;

  Courier(
      Merchants merchants,
      KeyOpener opener,
      WebhookSender sender,
      Claims claims,
      Settling settling,
      DeliverySettings settings,
      Clock clock,
      MeterRegistry meters,
      String worker,
      Failpoints failpoints) {
    this.merchants = merchants;
    this.opener = opener;
    this.sender = sender;
    this.claims = claims;
    this.settling = settling;
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.postponements = meters.counter("payouts.webhooks.postponed");
    this.worker = worker;
    this.failpoints = failpoints;
  }

  void carry(Claimed claimed) {
    var signing = merchants.signing(claimed.merchantId(), claimed.tokenId());
    if (signing.isEmpty()) {
      wait(claimed, "the webhook key has not arrived");
      return;
    }
    try {
      send(claimed, signing.get(), opener.open(signing.get().key()));
    } catch (KeyNotOpened e) {
      wait(claimed, "the webhook key does not open");
    }
  }

  private void wait(Claimed claimed, String reason) {
    claims.postpone(claimed, settings.keyWait(), reason);
    postponements.increment();
    LOG.atInfo()
        .addKeyValue("payoutId", claimed.subjectId())
        .addKeyValue("deliveryId", claimed.deliveryId())
        .log("Webhook waits: {}", reason);
  }

  private void send(Claimed claimed, Signing signing, WebhookKey key) {
    var startedAt = clock.instant();
    var headers =
        SignedHeaders.of(
            key, claimed.webhookId().toString(), claimed.body(), startedAt, claimed.traceparent());
    var sent = sender.send(new Outgoing(URI.create(claimed.url()), headers, claimed.body()));
    var took = Duration.between(startedAt, clock.instant());
    var attempt = new AttemptRecord(startedAt, took, sent.remoteIp(), sent.answer(), worker);
    failpoints.reach(Failpoint.K18);
    report(claimed, attempt, settle(claimed, signing, attempt));
  }

  /**
   * As long as the lease holds, a store that is away or busy must not turn a delivered webhook into
   * one that is sent again.
   */
  private Settled settle(Claimed claimed, Signing signing, AttemptRecord attempt) {
    var leaseEnds = attempt.startedAt().plus(settings.lease());
    while (true) {
      try {
        return settling.settle(claimed, signing.rule(), attempt);
      } catch (DataAccessException | TransactionException e) {
        if (clock.instant().plus(settings.poll()).isAfter(leaseEnds)) {
          throw e;
        }
        LockSupport.parkNanos(settings.poll().toNanos());
      }
    }
  }

  private void report(Claimed claimed, AttemptRecord attempt, Settled settled) {
    var outcome = settled.name().toLowerCase(Locale.ROOT);
    meters
        .timer("payouts.webhooks.attempts", "outcome", outcome, "trigger", claimed.trigger())
        .record(attempt.took());
    LOG.atInfo()
        .addKeyValue("payoutId", claimed.subjectId())
        .addKeyValue("merchantId", claimed.merchantId())
        .addKeyValue("deliveryId", claimed.deliveryId())
        .addKeyValue("code", claimed.code())
        .addKeyValue("attempt", claimed.attempts() + 1)
        .addKeyValue("traceId", traceId(claimed))
        .addKeyValue("answer", Attempts.error(attempt.answer()))
        .log("Webhook {}", outcome);
  }

  private static String traceId(Claimed claimed) {
    var traceparent = claimed.traceparent();
    var parts = traceparent == null ? new String[0] : traceparent.split("-", -1);
    return parts.length > 1 ? parts[1] : "none";
  }
}
