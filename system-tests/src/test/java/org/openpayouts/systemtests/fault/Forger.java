package org.openpayouts.systemtests.fault;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.openpayouts.systemtests.conservation.Asked;
import org.openpayouts.systemtests.conservation.Books;
import org.openpayouts.systemtests.conservation.LedgerBook;
import org.openpayouts.systemtests.conservation.Told;
import org.openpayouts.systemtests.guarantee.ChainTransaction.Output;
import org.openpayouts.systemtests.guarantee.LedgerPicture;
import org.openpayouts.systemtests.guarantee.LedgerPicture.Posting;

/**
 * Forges books that were right. What it does to a line it does to the posting and the balances too,
 * so that every sum stays right and only the lie itself is left to be seen.
 */
final class Forger {
  private final Books honest;
  private final List<LedgerBook.Line> lines;
  private final List<LedgerBook.Movement> movements;
  private final Map<String, Posting> postings = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> balances = new HashMap<>();
  private final List<Told.Request> requests;
  private final List<Told.Life> lives;
  private final List<Told.Cutoff> cutoffs;
  private final List<Asked.Cancel> cancels;
  private final Map<String, List<Output>> paid;

  Forger(Books honest) {
    this.honest = honest;
    lines = new ArrayList<>(honest.ledger().lines());
    movements = new ArrayList<>(honest.ledger().movements());
    honest
        .ledger()
        .picture()
        .postings()
        .forEach(posting -> postings.put(posting.postingId(), posting));
    honest
        .ledger()
        .picture()
        .accounts()
        .forEach(account ->
            balances.put(
                account.merchantId() + account.currency(), new HashMap<>(account.balances())));
    requests = new ArrayList<>(honest.told().requests());
    lives = new ArrayList<>(honest.told().lives());
    cutoffs = new ArrayList<>(honest.told().cutoffs());
    cancels = new ArrayList<>(honest.asked().cancels());
    paid = new HashMap<>(honest.paid());
  }

  Books books() {
    Asked asked = honest.asked();
    List<LedgerPicture.Account> accounts =
        honest.ledger().picture().accounts().stream()
            .map(account ->
                new LedgerPicture.Account(
                    account.merchantId(),
                    account.currency(),
                    balancesOf(account.merchantId() + account.currency())))
            .toList();
    return new Books(
        new Asked(
            asked.shops(),
            asked.payouts(),
            cancels,
            asked.deposits(),
            asked.cutoffs(),
            asked.addresses()),
        new Told(requests, lives, cutoffs),
        new LedgerBook(
            new LedgerPicture(accounts, List.copyOf(postings.values())),
            lines,
            movements,
            honest.ledger().waiting()),
        honest.prices(),
        paid);
  }

  void drop(LedgerBook.Line line) {
    lines.remove(line);
    line.entries().forEach((account, units) -> move(line.postingId(), account, -units));
  }

  void add(LedgerBook.Line line) {
    lines.add(line);
    line.entries().forEach((account, units) -> move(line.postingId(), account, units));
  }

  void add(LedgerBook.Movement movement) {
    movements.add(movement);
    movement.entries().forEach((account, units) -> move(movement.postingId(), account, units));
  }

  /** Empty, and later than all others of its ledger; answers its id. */
  String newPosting(String merchantId, String currency) {
    String id = "forged-" + postings.size();
    long version = postings.values().stream().mapToLong(Posting::version).max().orElse(0) + 1;
    postings.put(id, new Posting(id, merchantId, currency, version, Map.of()));
    return id;
  }

  /** A posting that is left without entries goes. */
  void move(String postingId, String account, long units) {
    Posting posting = requireNonNull(postings.get(postingId), postingId);
    balancesOf(posting.merchantId() + posting.currency()).merge(account, units, Long::sum);
    var entries = new HashMap<>(posting.entries());
    entries.merge(account, units, Long::sum);
    entries.values().removeIf(amount -> amount == 0);
    if (entries.isEmpty()) {
      postings.remove(postingId);
    } else {
      replace(posting, posting.version(), entries);
    }
  }

  private Map<String, Long> balancesOf(String ledger) {
    return requireNonNull(balances.get(ledger), ledger);
  }

  private void replace(Posting posting, long version, Map<String, Long> entries) {
    postings.put(
        posting.postingId(),
        new Posting(
            posting.postingId(), posting.merchantId(), posting.currency(), version, entries));
  }

  /** Behind everything that its ledger has booked. */
  void postpone(String postingId) {
    Posting posting = requireNonNull(postings.get(postingId), postingId);
    replace(posting, Long.MAX_VALUE, posting.entries());
  }

  void retell(String payoutId, UnaryOperator<Told.Life> lie) {
    lives.replaceAll(life -> life.payoutId().equals(payoutId) ? lie.apply(life) : life);
  }

  void takeIn(Told.Request request) {
    requests.add(request);
  }

  void tell(Told.Cutoff cutoff) {
    cutoffs.add(cutoff);
  }

  void answer(Asked.Cancel cancel) {
    cancels.add(cancel);
  }

  void pay(String payoutId, Output output) {
    paid.merge(
        payoutId,
        List.of(output),
        (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
  }
}
