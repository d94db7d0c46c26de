package org.openpayouts.payoutapi.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A value of a JSON document. */
public sealed interface JsonValue {
  record Text(String text) implements JsonValue {}

  /** A number as it was written; its size is unknown and may be absurd. */
  record Numeral(String literal) implements JsonValue {}

  record Flag(boolean value) implements JsonValue {}

  record Nothing() implements JsonValue {}

  record Array(List<JsonValue> items) implements JsonValue {
    public Array {
      items = List.copyOf(items);
    }
  }

  /** An object; a key with null is the same as no key. */
  record Object(Map<String, JsonValue> fields) implements JsonValue {
    public Object {
      SequencedMap<String, JsonValue> present = new LinkedHashMap<>(fields);
      present.values().removeIf(Nothing.class::isInstance);
      fields = Collections.unmodifiableMap(present);
    }

    public @Nullable JsonValue get(String key) {
      return fields.get(key);
    }

    /** The text of a key, if there is one and it is a text with something in it. */
    public Optional<String> text(String key) {
      return get(key) instanceof Text(String text) && !text.isBlank()
          ? Optional.of(text)
          : Optional.empty();
    }
  }
}
