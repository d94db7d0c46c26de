package org.openpayouts.schemas.serde;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.serde.RegistryTransport.Answer;

/**
 * A schema registry that speaks Confluent's REST API, version 7. Nothing is remembered here. Every
 * call may throw {@link SchemaRegistryUnavailable}.
 */
public final class SchemaRegistry implements AutoCloseable {
  private static final int SCHEMA_NOT_FOUND = 40403;

  private final RegistryTransport transport;

  public SchemaRegistry(List<URI> urls, @Nullable String userInfo, RegistryPolicy policy) {
    this.transport = new RegistryTransport(urls, userInfo, policy);
  }

  static SchemaRegistry of(SerdeSettings settings, RegistryPolicy policy) {
    return new SchemaRegistry(settings.urls(), settings.userInfo(), policy);
  }

  /** A version of a subject. */
  public record Registered(int id, Schema schema) {}

  /**
   * The schema that records were written with.
   *
   * @throws UnknownSchemaId if the registry answers that it has none
   * @throws UndecodableRecord if it is no Avro schema that stands by itself
   */
  public Schema schema(int id) {
    var answer = transport.get("/schemas/ids/" + id);
    if (answer.found()) {
      return avro(answer, "schema " + id);
    }
    if (answer.body().path("error_code").asInt() == SCHEMA_NOT_FOUND) {
      throw new UnknownSchemaId(id);
    }
    throw unexpected(answer);
  }

  /** The id under which exactly this schema is registered, if it is. */
  public Optional<Integer> find(String subject, Schema schema) {
    var answer = transport.post("/subjects/" + encoded(subject), body(schema));
    return switch (answer.status()) {
      case 200 -> Optional.of(answer.number("id"));
      case 404 -> Optional.empty();
      default -> throw unexpected(answer);
    };
  }

  /**
   * Registers a version; a repeat answers with the same id.
   *
   * @throws IncompatibleSchema if the subject's compatibility rule forbids it
   */
  public int register(String subject, Schema schema) {
    var answer = transport.post("/subjects/" + encoded(subject) + "/versions", body(schema));
    return switch (answer.status()) {
      case 200 -> answer.number("id");
      case 409 -> throw new IncompatibleSchema(subject, answer.message());
      default -> throw unexpected(answer);
    };
  }

  public Optional<Registered> latest(String subject) {
    var answer = transport.get("/subjects/" + encoded(subject) + "/versions/latest");
    return switch (answer.status()) {
      case 200 -> Optional.of(new Registered(answer.number("id"), avro(answer, subject)));
      case 404 -> Optional.empty();
      default -> throw unexpected(answer);
    };
  }

  /** The subject's own compatibility rule, for example FULL_TRANSITIVE; empty if it has none. */
  public Optional<String> compatibility(String subject) {
    var answer = transport.get("/config/" + encoded(subject));
    return switch (answer.status()) {
      case 200 -> Optional.of(answer.text("compatibilityLevel"));
      case 404 -> Optional.empty();
      default -> throw unexpected(answer);
    };
  }

  public void setCompatibility(String subject, String level) {
    var answer = transport.put("/config/" + encoded(subject), Map.of("compatibility", level));
    if (!answer.found()) {
      throw unexpected(answer);
    }
  }

  private static Schema avro(Answer answer, String what) {
    var type = answer.body().path("schemaType").asText("AVRO");
    if (!type.equals("AVRO") || !answer.body().path("references").isEmpty()) {
      throw new UndecodableRecord(what + " is no Avro schema that stands by itself");
    }
    try {
      return new Schema.Parser().parse(answer.text("schema"));
    } catch (SchemaParseException e) {
      throw new UndecodableRecord(what + " is no Avro schema", e);
    }
  }

  private static SchemaRegistryUnavailable unexpected(Answer answer) {
    return new SchemaRegistryUnavailable(
        "registry answered %d: %s".formatted(answer.status(), answer.message()));
  }

  private static Map<String, String> body(Schema schema) {
    return Map.of("schema", schema.toString());
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    transport.close();
  }
}
