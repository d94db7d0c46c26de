package org.openpayouts.broadcaster.payout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.lifecycle.Lifecycle;
import org.openpayouts.schemas.lifecycle.PayoutState;
import org.openpayouts.schemas.lifecycle.Transition;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one place where a payout moves: row, fact and outbox in the caller's transaction. */
@Component
public class PayoutMoves {
  private final Payouts payouts;
  private final PayoutFacts facts;
  private final Outbox outbox;

  PayoutMoves(Payouts payouts, PayoutFacts facts, Outbox outbox) {
    this.payouts = payouts;
    this.facts = facts;
    this.outbox = outbox;
  }

  /**
   * Tells news of payouts; those to which it is no news any more are left out.
   *
   * @return those that moved
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<PayoutId> tell(List<Told> told) {
    if (told.isEmpty()) {
      return Set.of();
    }
    Map<PayoutId, Told> byPayout =
        told.stream().collect(Collectors.toMap(Told::payoutId, Function.identity()));
    Instant at = payouts.now();
    var moves = new ArrayList<Payouts.Move>();
    var emitted = new ArrayList<Payouts.Emitted>();
    for (PayoutRow row : payouts.lock(byPayout.keySet())) {
      Told news = byPayout.get(row.id());
      if (news != null && isNews(news.news(), row)) {
        PayoutState after = after(row, news.news());
        String trace = row.traceparent() == null ? "" : row.traceparent();
        moves.add(move(row, news.news(), after));
        emitted.add(
            new Payouts.Emitted(
                row.id(), facts.encode(row, news.news(), after, at, news.paidBy()), trace));
      }
    }
    write(moves, emitted, at);
    return moves.stream().map(Payouts.Move::id).collect(Collectors.toSet());
  }

  private void write(List<Payouts.Move> moves, List<Payouts.Emitted> emitted, Instant at) {
    if (moves.isEmpty()) {
      return;
    }
    if (payouts.move(moves) != moves.size()) {
      throw new IllegalStateException("a locked payout moved under us");
    }
    payouts.remember(emitted, at);
    outbox.append(
        Topics.LIFECYCLE.name(), Lane.BULK, emitted.stream().map(PayoutMoves::outbound).toList());
  }

  static OutboundRecord outbound(Payouts.Emitted fact) {
    return OutboundRecord.of(
        fact.id().value(),
        fact.value(),
        fact.traceparent().isEmpty() ? Map.of() : Map.of("traceparent", fact.traceparent()));
  }

  /** Whether the news says more than the row knows; what is said twice is said once. */
  static boolean isNews(News news, PayoutRow row) {
    return switch (news) {
      case News.Delayed(News.Delay reason) ->
          row.state() instanceof PayoutState.Funded && !reason.name().equals(row.delayReason());
      case News.Broadcast _ -> row.state() instanceof PayoutState.Funded;
      case News.Refused _ -> row.state() instanceof PayoutState.Funded && !row.planned();
      case News.Replaced _, News.Completed _ -> row.state() instanceof PayoutState.Processing;
      case News.Disproved _ ->
          row.state() instanceof PayoutState.Funded
              || row.state() instanceof PayoutState.Processing;
      case News.Reopened _ -> row.state() instanceof PayoutState.Complete;
    };
  }

  private static PayoutState after(PayoutRow row, News news) {
    var event = PayoutStates.event(news, row.state().sequence() + 1);
    return switch (Lifecycle.after(row.state(), event)) {
      case Transition.Moved moved -> moved.state();
      case Transition.Stayed stayed -> stayed.state();
      case Transition.Repeated _ -> throw new IllegalStateException("a new fact is no repeat");
      case Transition.Refused refused -> throw new IllegalStateException(refused.reason());
    };
  }

  private static Payouts.Move move(PayoutRow row, News news, PayoutState after) {
    String reason = news instanceof News.Delayed(News.Delay delay) ? delay.name() : "";
    return new Payouts.Move(row.id(), PayoutStates.word(after), after.sequence(), reason);
  }
}
