package org.openpayouts.localstack.dlq;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes a plan of what was listed, from the state that the services have now. */
public final class Planning {
  private final SetAsideClient client;
  private final Clock clock;

  public Planning(SetAsideClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  public Plan plan(List<SetAsideRecord> records, String action) {
    Map<String, SetAsideRecord> firstOfGroup = new LinkedHashMap<>();
    records.forEach(record -> firstOfGroup.putIfAbsent(record.group(), record));
    List<Plan.Item> items = new ArrayList<>();
    firstOfGroup.values().forEach(first -> item(first).ifPresent(items::add));
    return Plan.of(items, action, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Empty where it has just been mended by somebody else. */
  private Optional<Plan.Item> item(SetAsideRecord first) {
    return client
        .show(first.recordId())
        .map(shown -> shown.path("state").asString(""))
        .filter(state -> !state.isEmpty())
        .map(state -> new Plan.Item(first.id(), first.key(), state.split(",", -1).length, state));
  }

  /** A record by its id, as {@code list} shows it. */
  public Optional<SetAsideRecord> find(RecordId id) {
    return client.show(id).map(shown -> record(id, shown));
  }

  private static SetAsideRecord record(RecordId id, JsonNode shown) {
    return SetAsideRecord.of(id, shown.path("entry"));
  }
}
