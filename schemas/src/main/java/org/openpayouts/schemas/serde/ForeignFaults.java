package org.openpayouts.schemas.serde;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Gives the failures of another serializer, such as Confluent's, our names. Confluent's client says
 * the registry's error code only in its message ("...; error code: 40403").
 */
final class ForeignFaults {
  private static final Pattern ERROR_CODE = Pattern.compile("error code: (\\d{3,5})");
  private static final Pattern SCHEMA_ID = Pattern.compile("for id (-?\\d+)");
  private static final Pattern MISSING_CLASS =
      Pattern.compile("Could not find class (\\S+) specified in writer's schema");
  private static final int SCHEMA_NOT_FOUND = 40403;

  private ForeignFaults() {}

  static <T extends @Nullable Object> T named(Supplier<T> call) {
    try {
      return call.get();
    } catch (SerializationException e) {
      throw named(e);
    }
  }

  private static RecordFault named(SerializationException failure) {
    var missingClass = find(MISSING_CLASS, failure);
    if (missingClass != null) {
      return new UnknownRecordType(missingClass.group(1), 0);
    }
    var errorCode = find(ERROR_CODE, failure);
    if (errorCode != null) {
      var schemaId = find(SCHEMA_ID, failure);
      return Integer.parseInt(errorCode.group(1)) == SCHEMA_NOT_FOUND && schemaId != null
          ? new UnknownSchemaId(Integer.parseInt(schemaId.group(1)))
          : new SchemaRegistryUnavailable("registry refused: " + failure.getMessage(), failure);
    }
    var unreachable = causes(failure).anyMatch(cause -> isOutage(cause));
    return unreachable
        ? new SchemaRegistryUnavailable("registry cannot be reached", failure)
        : new UndecodableRecord("bytes are no record", failure);
  }

  /** An end of the bytes is an I/O exception too, but says that they are garbage. */
  private static boolean isOutage(Throwable cause) {
    return cause instanceof IOException && !(cause instanceof java.io.EOFException);
  }

  private static @Nullable Matcher find(Pattern pattern, Throwable failure) {
    return causes(failure)
        .map(Throwable::getMessage)
        .filter(message -> message != null)
        .map(pattern::matcher)
        .filter(Matcher::find)
        .findFirst()
        .orElse(null);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10);
  }
}
