package org.openpayouts.schemas.serde.stub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;

/** What the stub knows: schemas by id, versions and rules by subject. */
final class Subjects {
  private static final Refused NO_SUBJECT = new Refused(404, 40401, "Subject not found.");

  private final List<Schema> byId = new ArrayList<>();
  private final Map<String, List<Integer>> versions = new LinkedHashMap<>();
  private final Map<String, String> levels = new HashMap<>();
  private final List<Integer> forgotten = new ArrayList<>();

  /** An answer that is not 200. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final int errorCode;

    Refused(int status, int errorCode, String reason) {
      super(reason);
      this.status = status;
      this.errorCode = errorCode;
    }

    int status() {
      return status;
    }

    int errorCode() {
      return errorCode;
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  synchronized int register(String subject, Schema schema) {
    var ids = versions.computeIfAbsent(subject, name -> new ArrayList<>());
    if (!byId.contains(schema)) {
      byId.add(schema);
    }
    var id = byId.indexOf(schema) + 1;
    if (!ids.contains(id)) {
      refuseIfIncompatible(subject, schema, ids);
      ids.add(id);
    }
    return id;
  }

  private void refuseIfIncompatible(String subject, Schema schema, List<Integer> ids) {
    if (!"FULL_TRANSITIVE".equals(levels.get(subject))) {
      return;
    }
    try {
      new SchemaValidatorBuilder()
          .mutualReadStrategy()
          .validateAll()
          .validate(schema, ids.reversed().stream().map(id -> byId.get(id - 1)).toList());
    } catch (SchemaValidationException e) {
      throw new Refused(409, 409, "Schema being registered is incompatible: " + e.getMessage());
    }
  }

  synchronized Map<String, Object> schema(int id) {
    if (id < 1 || id > byId.size() || forgotten.contains(id)) {
      throw new Refused(404, 40403, "Schema not found");
    }
    return Map.of("schema", byId.get(id - 1).toString());
  }

  synchronized Map<String, Object> find(String subject, Schema schema) {
    var id = byId.indexOf(schema) + 1;
    if (!versionsOf(subject).contains(id)) {
      throw new Refused(404, 40403, "Schema not found");
    }
    return version(subject, id);
  }

  synchronized Map<String, Object> latest(String subject) {
    return version(subject, versionsOf(subject).getLast());
  }

  private Map<String, Object> version(String subject, int id) {
    return Map.of(
        "subject",
        subject,
        "id",
        id,
        "version",
        versionsOf(subject).indexOf(id) + 1,
        "schema",
        byId.get(id - 1).toString());
  }

  private List<Integer> versionsOf(String subject) {
    var ids = versions.get(subject);
    if (ids == null) {
      throw NO_SUBJECT;
    }
    return ids;
  }

  synchronized List<String> names() {
    return List.copyOf(versions.keySet());
  }

  synchronized String level(String subject) {
    var level = levels.get(subject);
    if (level == null) {
      throw new Refused(404, 40408, "Subject has no compatibility level of its own");
    }
    return level;
  }

  synchronized Map<String, String> setLevel(String subject, String level) {
    levels.put(subject, level);
    return Map.of("compatibility", level);
  }

  synchronized void forget(int id) {
    forgotten.add(id);
  }
}
