package org.openpayouts.localstack.dlq;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record that was set aside.
 *
 * @param id service/kind/number
 * @param key what it is about, usually a payout's id
 * @param source topic/partition/offset
 * @param cause null where it only waits behind another of its key
 */
public record SetAsideRecord(
    String id, @Nullable String key, String source, @Nullable String cause, String at) {

  static SetAsideRecord of(RecordId id, JsonNode entry) {
    return new SetAsideRecord(
        id.toString(),
        entry.path("key").asString(null),
        entry.path("source").asString(""),
        entry.path("cause").asString(null),
        entry.path("at").asString(""));
  }

  @JsonIgnore
  public RecordId recordId() {
    return RecordId.of(id).orElseThrow();
  }

  /** Records of one group are one item; without a key each is its own. */
  @JsonIgnore
  String group() {
    RecordId parsed = recordId();
    String shared = parsed.service().id() + "/" + parsed.kind().word() + "/";
    return key == null ? shared + "#" + parsed.number() : shared + "=" + key;
  }
}
