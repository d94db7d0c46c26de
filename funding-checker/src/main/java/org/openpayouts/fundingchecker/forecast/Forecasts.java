package org.openpayouts.fundingchecker.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.funding.Rehearsal;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes forecasts, one at a time in each replica: sweeps need the processors and the connections
 * more. The database itself refuses writes in the transaction of a forecast.
 */
@Service
class Forecasts {
  private final Horizons horizons;
  private final Rehearsal rehearsal;
  private final ForecastSettings settings;
  private final TransactionTemplate snapshot;
  private final Semaphore turn = new Semaphore(1);

  Forecasts(
      Horizons horizons,
      Rehearsal rehearsal,
      ForecastSettings settings,
      PlatformTransactionManager transactions) {
    this.horizons = horizons;
    this.rehearsal = rehearsal;
    this.settings = settings;
    snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setTimeout(Math.toIntExact(Math.max(1, settings.timeout().toSeconds())));
  }

  /** What came of the wish for a forecast. */
  sealed interface Answer {
    record Made(Forecast forecast) implements Answer {}

    /** Another one is being made. */
    record Busy() implements Answer {}

    /** There was too much to look at. */
    record TooSlow() implements Answer {}
  }

  /** Of one merchant, or of all. */
  Answer next(@Nullable MerchantId merchant) {
    if (!turn.tryAcquire()) {
      return new Answer.Busy();
    }
    try {
      return new Answer.Made(
          Objects.requireNonNull(snapshot.execute(status -> forecast(merchant))));
    } catch (QueryTimeoutException | TransactionTimedOutException e) {
      return new Answer.TooSlow();
    } finally {
      turn.release();
    }
  }

  private Forecast forecast(@Nullable MerchantId merchant) {
    Horizons.Horizon horizon = horizons.look();
    List<LedgerKey> keys = rehearsal.ledgers(merchant, horizon.cutoff(), settings.ledgersMax() + 1);
    boolean truncated = keys.size() > settings.ledgersMax();
    int left = settings.payoutsMax();
    List<Forecast.OfLedger> ledgers = new ArrayList<>();
    for (LedgerKey key : keys.subList(0, Math.min(keys.size(), settings.ledgersMax()))) {
      if (left == 0) {
        truncated = true;
        break;
      }
      Rehearsal.Outcome outcome = rehearsal.of(key, horizon.cutoff(), left);
      left -= outcome.judged();
      truncated |= outcome.isTruncated();
      ledgers.add(Forecast.OfLedger.of(outcome));
    }
    return new Forecast(horizon.now(), horizon.cutoff(), horizon.isAnnounced(), truncated, ledgers);
  }
}
