package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.MalformedInputException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.outbox.FailureClassifier.FailureKind;
import org.openpayouts.schemas.serde.SchemaRegistryUnavailable;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.openpayouts.schemas.serde.UnknownRecordType;
import org.openpayouts.schemas.serde.UnknownSchemaId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailuresByCauseTest {

  private final FailureClassifier classifier = new InboundConfiguration().failureClassifier();

  @ParameterizedTest
  @CsvSource({
    "08006, INFRASTRUCTURE", // connection lost
    "40001, CONFLICT",
    "40P01, CONFLICT",
    "40003, INFRASTRUCTURE", // completion unknown
    "53300, INFRASTRUCTURE", // too many connections
    "55P03, TIMEOUT", // lock not available
    "57014, TIMEOUT", // statement cancelled
    "57P01, INFRASTRUCTURE", // shutting down
    "58030, INFRASTRUCTURE", // I/O
    "25P03, TIMEOUT", // idle in transaction
    "25006, INFRASTRUCTURE", // a replica
    "25P02, DEFECT", // went on after a failed statement
    "42P01, INFRASTRUCTURE", // a table is missing: wait for the migration
    "28P01, INFRASTRUCTURE", // password
    "21000, DEFECT", // row hit twice by one statement
    "22003, DEFECT", // out of range
    "23505, DEFECT", // unique
    "23514, DEFECT", // check
    "P0001, DEFECT", // raised by our own function
  })
  void tellsByTheDatabasesWord(String sqlState, FailureKind kind) {
    var database = new SQLException("said no", sqlState);

    assertThat(classifier.kindOf(database)).isEqualTo(kind);
    assertThat(classifier.kindOf(new DataIntegrityViolationException("wrapped", database)))
        .isEqualTo(kind);
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(new IllegalStateException("ours"), FailureKind.DEFECT),
        Arguments.of(new NullPointerException(), FailureKind.DEFECT),
        Arguments.of(new StackOverflowError(), FailureKind.DEFECT),
        Arguments.of(new AssertionError("never"), FailureKind.DEFECT),
        Arguments.of(new EmptyResultDataAccessException(1), FailureKind.DEFECT),
        Arguments.of(new SerializationException("bytes"), FailureKind.DEFECT),
        Arguments.of(new MalformedInputException(1), FailureKind.DEFECT),
        Arguments.of(
            new UncheckedIOException(new JsonParseException(null, "broken")), FailureKind.DEFECT),
        Arguments.of(new OutOfMemoryError(), FailureKind.INFRASTRUCTURE),
        Arguments.of(new SQLTransientConnectionException("pool"), FailureKind.INFRASTRUCTURE),
        Arguments.of(new CannotCreateTransactionException("away"), FailureKind.INFRASTRUCTURE),
        Arguments.of(
            new IllegalStateException(new SocketTimeoutException()), FailureKind.INFRASTRUCTURE),
        Arguments.of(new UncheckedIOException(new IOException()), FailureKind.INFRASTRUCTURE),
        Arguments.of(new IllegalStateException(new TimeoutException()), FailureKind.INFRASTRUCTURE),
        Arguments.of(new DisconnectException("broker"), FailureKind.INFRASTRUCTURE),
        Arguments.of(new QueryTimeoutException("slow"), FailureKind.TIMEOUT),
        Arguments.of(new UndecodableRecord("garbage"), FailureKind.UNDECODABLE),
        Arguments.of(new UnknownSchemaId(7), FailureKind.UNKNOWN_SCHEMA),
        Arguments.of(new UnknownRecordType("a.Type", 7), FailureKind.UNKNOWN_TYPE),
        Arguments.of(
            new IllegalStateException(new SchemaRegistryUnavailable("away")),
            FailureKind.INFRASTRUCTURE));
  }

  @ParameterizedTest
  @MethodSource("others")
  void tellsByTheTypeOfTheException(Throwable failure, FailureKind kind) {
    assertThat(classifier.kindOf(failure)).isEqualTo(kind);
  }

  @Test
  void believesTheDatabaseMoreThanTheWrapping() {
    var failure =
        new CannotCreateTransactionException("wrapped", new SQLException("check", "23514"));

    assertThat(classifier.kindOf(failure)).isEqualTo(FailureKind.DEFECT);
  }

  @Test
  void waitsWhileNothingMayBeDecided() {
    var closed = new DecisionGate.Closed("not yet");

    assertThat(classifier.kindOf(closed)).isEqualTo(FailureKind.INFRASTRUCTURE);
  }
}
