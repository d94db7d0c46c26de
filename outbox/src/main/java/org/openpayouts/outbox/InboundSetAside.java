package org.openpayouts.outbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openpayouts.outbox.ParkedRecords.Parked;

/** Parked and undecodable records; the way back is the handler that they were meant for. */
final class InboundSetAside implements SetAside {

  private final SetAsideRows parked;
  private final SetAsideRows undecodable;
  private final Inbound inbound;

  InboundSetAside(SetAsideRows parked, SetAsideRows undecodable, Inbound inbound) {
    this.parked = parked;
    this.undecodable = undecodable;
    this.inbound = inbound;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.PARKED, Kind.UNDECODABLE);
  }

  private SetAsideRows rows(Kind kind) {
    return switch (kind) {
      case PARKED -> parked;
      case UNDECODABLE -> undecodable;
      case WEBHOOK -> throw new IllegalArgumentException("no webhooks here");
    };
  }

  @Override
  public long count(Kind kind) {
    return rows(kind).count();
  }

  @Override
  public List<Entry> page(Kind kind, Window window) {
    return rows(kind).page(window);
  }

  @Override
  public Optional<Map<String, String>> view(Kind kind, long id) {
    return rows(kind).find(id).map(record -> RecordView.of(record, inbound.typeOf(record)));
  }

  @Override
  public List<Entry> item(Kind kind, long entry) {
    return rows(kind).item(entry);
  }

  @Override
  public String carryOut(Kind kind, List<Entry> item, Order order) {
    return switch (order.action()) {
      case HANDLE -> handle(kind, item);
      case DISMISS -> dismiss(kind, item);
    };
  }

  private String handle(Kind kind, List<Entry> item) {
    Entry first = item.getFirst();
    if (kind == Kind.UNDECODABLE
        && first.key() != null
        && parked.anyOfKeyBefore(first.key(), first.id())) {
      throw new Refused("parked records of this key came earlier: they go first");
    }
    List<Parked> records = rows(kind).take(ids(item));
    records.forEach(InboundSetAside::requireWhole);
    inbound.handleAgain(records);
    return "handled";
  }

  private static void requireWhole(Parked parked) {
    if (parked.record().headers().containsKey(RawRecords.VALUE_WAS_CUT)) {
      throw new Refused("its value was cut: its writer must send it again (reemit)");
    }
  }

  /** A parked record is a fact that was read: what it says cannot be waved aside by a command. */
  private String dismiss(Kind kind, List<Entry> item) {
    if (kind == Kind.PARKED) {
      throw new Refused("a parked record is a fact: mend its cause and have it handled");
    }
    rows(kind).take(ids(item));
    return "dismissed";
  }

  private static List<Long> ids(List<Entry> item) {
    return item.stream().map(Entry::id).toList();
  }
}
