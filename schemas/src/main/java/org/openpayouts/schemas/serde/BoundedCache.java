package org.openpayouts.schemas.serde;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Remembers what the registry said, which never changes for an id. Schemas are few; the bound is
 * for a topic full of foreign ids, and reaching it just begins anew.
 */
final class BoundedCache<K, V> {
  private final ConcurrentMap<K, V> entries = new ConcurrentHashMap<>();
  private final int capacity;

  BoundedCache(int capacity) {
    this.capacity = capacity;
  }

  /** Loads outside any lock: two threads may ask twice, none waits for another's outage. */
  V get(K key, Function<K, V> load) {
    var known = entries.get(key);
    if (known != null) {
      return known;
    }
    var loaded = load.apply(key);
    if (entries.size() >= capacity) {
      entries.clear();
    }
    entries.put(key, loaded);
    return loaded;
  }

  int size() {
    return entries.size();
  }
}
