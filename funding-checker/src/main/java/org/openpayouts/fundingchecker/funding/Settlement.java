package org.openpayouts.fundingchecker.funding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.funding.SettledFact.Kind;
import org.openpayouts.fundingchecker.funding.SettledFact.Settled;
import org.openpayouts.fundingchecker.reserve.Account;
import org.openpayouts.fundingchecker.reserve.Entry;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.fundingchecker.reserve.Posting;
import org.openpayouts.fundingchecker.reserve.PostingCode;
import org.openpayouts.fundingchecker.reserve.Reserve;
import org.openpayouts.outbox.BatchHandler;
import org.openpayouts.outbox.Received;
import org.springframework.stereotype.Component;

/** Posts what became of funded payouts: each fact once, in one posting per ledger and kind. */
@Component
class Settlement implements BatchHandler<SettledFact> {
  private static final Comparator<Settled> ORDER =
      Comparator.comparing(Settled::payoutId).thenComparingLong(Settled::sequence);

  private final Settlements settlements;
  private final Ledger ledger;
  private final SameDay sameDay;

  Settlement(Settlements settlements, Ledger ledger, SameDay sameDay) {
    this.settlements = settlements;
    this.ledger = ledger;
    this.sameDay = sameDay;
  }

  private record Group(LedgerKey ledger, Kind kind) implements Comparable<Group> {
    private static final Comparator<Group> ORDER =
        Comparator.comparing(Group::ledger).thenComparing(Group::kind);

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }
  }

  @Override
  public void handle(List<Received<SettledFact>> batch) {
    List<Settled> facts = new ArrayList<>();
    List<SettledFact.Broadcast> broadcasts = new ArrayList<>();
    for (Received<SettledFact> received : batch) {
      switch (received.value()) {
        case Settled fact -> facts.add(fact);
        case SettledFact.Broadcast fact -> broadcasts.add(fact);
        case SettledFact.Other() -> {}
      }
    }
    if (!broadcasts.isEmpty()) {
      sameDay.note(broadcasts);
    }
    sameDay.forget(facts);
    if (!facts.isEmpty()) {
      Map<String, HeldPayout> held =
          settlements.held(facts.stream().map(Settled::payoutId).toList());
      post(unposted(facts, held), held);
    }
  }

  /** Each fact that was not posted yet, once; refuses what the lifecycle has no place for. */
  private static List<Settled> unposted(List<Settled> facts, Map<String, HeldPayout> held) {
    Set<UUID> seen = new HashSet<>();
    held.values().forEach(payout -> seen.addAll(payout.settled()));
    List<Settled> unposted =
        facts.stream().filter(fact -> seen.add(fact.eventId())).sorted(ORDER).toList();
    unposted.stream()
        .collect(groupingBy(Settled::payoutId))
        .forEach((payoutId, itsFacts) -> requirePossible(held.get(payoutId), itsFacts));
    return unposted;
  }

  private static void requirePossible(@Nullable HeldPayout payout, List<Settled> facts) {
    String payoutId = facts.getFirst().payoutId();
    if (payout == null) {
      throw new IllegalStateException("payout " + payoutId + " was never funded here");
    }
    List<Kind> kinds = new ArrayList<>(payout.kinds());
    facts.forEach(fact -> kinds.add(fact.kind()));
    int failed = Collections.frequency(kinds, Kind.FAILED);
    int completed = Collections.frequency(kinds, Kind.COMPLETED);
    int reopened = Collections.frequency(kinds, Kind.REOPENED);
    if (failed > 1 || failed + completed > 1 + reopened) {
      throw new IllegalStateException("payout " + payoutId + " would be settled twice");
    }
  }

  private void post(List<Settled> facts, Map<String, HeldPayout> held) {
    Map<Group, List<Settled>> groups =
        facts.stream().collect(groupingBy(fact -> group(fact, held), TreeMap::new, toList()));
    Map<LedgerKey, Reserve> reserves = new TreeMap<>();
    groups.keySet().forEach(group -> reserves.computeIfAbsent(group.ledger(), ledger::lock));
    groups.forEach((group, lines) -> {
      Reserve reserve = reserves.get(group.ledger());
      if (reserve == null) {
        throw new IllegalStateException("a ledger was not locked");
      }
      Ledger.Posted posted =
          ledger.post(reserve, posting(group.kind(), lines, sum(lines, held), reserve));
      reserves.put(group.ledger(), posted.reserve());
      settlements.append(lines, held, posted.postingId(), reserve.lockedAt());
    });
  }

  private static Group group(Settled fact, Map<String, HeldPayout> held) {
    HeldPayout payout = held.get(fact.payoutId());
    if (payout == null) {
      throw new IllegalStateException("payout " + fact.payoutId() + " was never funded here");
    }
    return new Group(payout.ledger(), fact.kind());
  }

  private static HeldPayout.Held sum(List<Settled> lines, Map<String, HeldPayout> held) {
    long amount = 0;
    long platformFee = 0;
    long networkFee = 0;
    for (Settled line : lines) {
      HeldPayout payout = held.get(line.payoutId());
      if (payout != null) {
        amount = Math.addExact(amount, payout.held().ledgerAmount());
        platformFee = Math.addExact(platformFee, payout.held().platformFee());
        networkFee = Math.addExact(networkFee, payout.held().networkFee());
      }
    }
    return new HeldPayout.Held(amount, platformFee, networkFee);
  }

  private static Posting posting(
      Kind kind, List<Settled> lines, HeldPayout.Held sum, Reserve reserve) {
    UUID first = lines.getFirst().eventId();
    return new Posting(
        code(kind),
        kind.name().toLowerCase(Locale.ROOT) + ":" + first,
        lines.stream().map(Settled::eventId).toList(),
        entries(kind, sum, reserve),
        new Posting.Origin(first.toString(), null));
  }

  private static PostingCode code(Kind kind) {
    return switch (kind) {
      case COMPLETED -> PostingCode.PAYOUT_COMPLETED;
      case FAILED -> PostingCode.PAYOUT_FAILED;
      case REOPENED -> PostingCode.PAYOUT_REOPENED;
    };
  }

  private static List<Entry> entries(Kind kind, HeldPayout.Held sum, Reserve reserve) {
    return switch (kind) {
      case COMPLETED -> paidOut(sum, 1);
      case REOPENED -> paidOut(sum, -1);
      case FAILED -> givenBack(sum.total(), reserve);
    };
  }

  /** Money that comes back pays what is owed first, as a deposit does. */
  private static List<Entry> givenBack(long total, Reserve reserve) {
    long repaid = Math.min(-reserve.balances().of(Account.RECEIVABLE), total);
    return List.of(
        new Entry(Account.HELD, -total),
        new Entry(Account.RECEIVABLE, repaid),
        new Entry(Account.AVAILABLE, total - repaid));
  }

  private static List<Entry> paidOut(HeldPayout.Held sum, int direction) {
    return List.of(
        new Entry(Account.HELD, -direction * sum.total()),
        new Entry(Account.PAID_OUT, direction * sum.ledgerAmount()),
        new Entry(Account.PLATFORM_FEES, direction * sum.platformFee()),
        new Entry(Account.NETWORK_FEES, direction * sum.networkFee()));
  }
}
