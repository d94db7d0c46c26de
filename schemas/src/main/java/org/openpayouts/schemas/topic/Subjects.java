package org.openpayouts.schemas.topic;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.openpayouts.schemas.serde.IncompatibleSchema;
import org.openpayouts.schemas.serde.SchemaRegistry;

/** The registry's side of a topic: one subject per record type, each under the strictest rule. */
final class Subjects {
  /** Every version reads every other one, so that consumers may be older or newer at will. */
  private static final String LEVEL = "FULL_TRANSITIVE";

  /** What a registry answers for a subject that nobody has given a rule. */
  private static final String NO_RULE = "NONE";

  private final SchemaRegistry registry;
  private final List<TopicMismatch> mismatches;

  Subjects(SchemaRegistry registry, List<TopicMismatch> mismatches) {
    this.registry = registry;
    this.mismatches = mismatches;
  }

  /** The subjects that got a version by this call. */
  List<String> setUp(Topic topic) {
    var registered = new ArrayList<String>();
    for (var schema : topic.recordTypes()) {
      var subject = topic.name() + "-" + schema.getFullName();
      if (addsVersion(subject, schema)) {
        registered.add(subject);
      }
    }
    return registered;
  }

  private boolean addsVersion(String subject, Schema schema) {
    var isNew = registry.latest(subject).isEmpty();
    if (!isNew) {
      // The rule stands before the version, so that it judges it.
      ensureRule(subject);
    }
    if (registry.find(subject, schema).isPresent()) {
      return false;
    }
    try {
      registry.register(subject, schema);
    } catch (IncompatibleSchema e) {
      mismatches.add(new TopicMismatch(subject, "schema", "compatible with " + LEVEL, e.reason()));
      return false;
    }
    if (isNew) {
      // Some registries know no rule of a subject that does not exist yet.
      ensureRule(subject);
    }
    return true;
  }

  private void ensureRule(String subject) {
    var level = registry.compatibility(subject).orElse(NO_RULE);
    if (level.equals(NO_RULE)) {
      registry.setCompatibility(subject, LEVEL);
    } else if (!level.equals(LEVEL)) {
      mismatches.add(new TopicMismatch(subject, "compatibility", LEVEL, level));
    }
  }
}
