package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.funding.CutoffNews.ScopeKind;
import org.openpayouts.outbox.RecordDecoder;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScope;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.springframework.stereotype.Component;

/** Reads cutoffs from the published language. */
@Component
class CutoffFacts implements RecordDecoder<CutoffNews> {
  private final RecordCodec codec;

  CutoffFacts(RecordCodec codec) {
    this.codec = codec;
  }

  @Override
  public CutoffNews decode(String topic, byte[] value) {
    return switch (codec.decode(topic, value)) {
      case CutoffReached reached -> news(reached);
      case Object other ->
          throw new UndecodableRecord(other.getClass().getSimpleName() + " is not of " + topic);
    };
  }

  private static CutoffNews news(CutoffReached reached) {
    CutoffScope scope = reached.getScope();
    String id = new CutoffId(reached.getCutoffId()).value();
    return switch (scope.getKind()) {
      case ALL -> news(reached, id, ScopeKind.ALL, List.of());
      case MERCHANTS -> news(reached, id, ScopeKind.MERCHANTS, scope.getMerchantIds());
      case CURRENCIES -> news(reached, id, ScopeKind.CURRENCIES, scope.getCurrencies());
      case PAYOUTS -> news(reached, id, ScopeKind.PAYOUTS, scope.getPayoutIds());
      case UNKNOWN -> throw new IllegalArgumentException("cutoff " + id + " has an unknown scope");
    };
  }

  private static CutoffNews news(
      CutoffReached reached, String id, ScopeKind kind, List<String> values) {
    return new CutoffNews(
        id,
        reached.getEnvelope().getEventId(),
        reached.getInstant(),
        kind,
        values,
        null,
        next(reached));
  }

  private static CutoffNews.@Nullable Next next(CutoffReached reached) {
    Instant next = reached.getNextInstant();
    return next == null
        ? null
        : new CutoffNews.Next(
            next,
            reached.getEnvelope().getOccurredAt(),
            reached.getNextInstants().stream()
                .map(one -> new CutoffNews.Next.Scoped(one.getCurrency(), one.getInstant()))
                .toList());
  }
}
