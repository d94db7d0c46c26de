package org.openpayouts.payoutapi.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.statement.StatementLine.Credit;
import org.openpayouts.payoutapi.statement.StatementLine.Place;
import org.openpayouts.payoutapi.statement.StatementLine.Unusable;

/**
 * Reads a statement in CSV: a header that names at least account, reference, currency and amount,
 * separated by commas or semicolons, then one record per line. A record never goes on in the next
 * line, so that a stray quote spoils its own line only.
 */
final class CsvStatement {
  private static final List<String> NEEDED = List.of("account", "reference", "currency", "amount");
  private static final Complaint BROKEN =
      new Complaint("its quotes do not fit together", Complaint.CORRECT);

  private final char separator;
  private final List<String> header;
  private final List<StatementLine> lines = new ArrayList<>();

  private CsvStatement(char separator, List<String> header) {
    this.separator = separator;
    this.header = header;
  }

  static List<StatementLine> read(byte[] bytes) {
    List<String> rows = text(bytes).lines().toList();
    int first = 0;
    while (first < rows.size() && rows.get(first).isBlank()) {
      first++;
    }
    CsvStatement statement = headed(first < rows.size() ? rows.get(first) : "");
    for (int row = first + 1; row < rows.size(); row++) {
      if (!rows.get(row).isBlank()) {
        StatementFile.requireRoom(statement.lines);
        statement.lines.add(statement.line(row + 1, rows.get(row)));
      }
    }
    return statement.lines;
  }

  private static String text(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw new UnreadableStatement("the file is neither XML nor text in UTF-8");
    }
  }

  private static CsvStatement headed(String row) {
    char separator = row.indexOf(';') >= 0 ? ';' : ',';
    List<String> header =
        fields(row, separator).orElse(List.of()).stream().map(String::strip).toList();
    if (!header.containsAll(NEEDED) || new HashSet<>(header).size() < header.size()) {
      throw new UnreadableStatement(
          "the first line must name the columns, each once, among them "
              + String.join(", ", NEEDED));
    }
    return new CsvStatement(separator, header);
  }

  private StatementLine line(int number, String row) {
    int entry = lines.size() + 1;
    Optional<List<String>> read = fields(row, separator);
    if (read.isEmpty()) {
      return new Unusable(new Place(number, entry, ""), BROKEN);
    }
    List<String> fields = read.get();
    if (fields.size() != header.size()) {
      return new Unusable(
          new Place(number, entry, ""),
          new Complaint(
              "it has %d fields, the header %d".formatted(fields.size(), header.size()),
              Complaint.CORRECT));
    }
    return new Credit(
        new Place(number, entry, field(fields, "reference")),
        field(fields, "account"),
        field(fields, "currency"),
        field(fields, "amount"));
  }

  private String field(List<String> fields, String name) {
    return fields.get(header.indexOf(name)).strip();
  }

  /** Empty where the quotes do not fit. */
  private static Optional<List<String>> fields(String row, char separator) {
    try {
      return Optional.of(
          CsvReader.builder()
              .fieldSeparator(separator)
              .allowUnclosedQuote(false)
              .ofSingleCsvRecord(row)
              .getFields());
    } catch (CsvParseException broken) {
      return Optional.empty();
    }
  }
}
