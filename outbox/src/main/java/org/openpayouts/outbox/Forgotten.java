package org.openpayouts.outbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.openpayouts.outbox.HandledPositions.Place;

/**
 * Places that were read and that the broker remembers nothing of.
 *
 * @param lost these may have been read further than is stored
 * @param expired of topics that a group did not read for long, while it read others
 */
record Forgotten(Map<Place, Long> lost, Map<Place, Long> expired) {

  static final Forgotten NOTHING = new Forgotten(Map.of(), Map.of());

  /**
   * Kafka lets go of the offsets of a whole topic that its group no longer reads, and of nothing
   * else as long as the group lives. What it still remembers of the group's other topics then shows
   * whether the database went back. Where one partition alone is forgotten, or everything of a
   * group, anything may have happened.
   *
   * @param read what is stored of topics that are read now, where it is not the log's beginning
   * @param told what the broker remembers
   */
  static Forgotten of(Map<Place, Long> read, Set<Place> told) {
    var lost = new HashMap<Place, Long>();
    var expired = new HashMap<Place, Long>();
    read.forEach((place, offset) -> {
      if (!told.contains(place)) {
        (hasExpired(place, read.keySet(), told) ? expired : lost).put(place, offset);
      }
    });
    return new Forgotten(lost, expired);
  }

  private static boolean hasExpired(Place place, Set<Place> read, Set<Place> told) {
    return read.stream().anyMatch(other -> isOfGroup(place, other) && told.contains(other))
        && told.stream()
            .noneMatch(other -> isOfGroup(place, other) && other.topic().equals(place.topic()));
  }

  private static boolean isOfGroup(Place place, Place other) {
    return other.consumer().equals(place.consumer());
  }
}
