package org.openpayouts.localstack.demo;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads payouts.csv. A record is one line, so that a broken one, an unclosed quote for example, is
 * refused alone and the ones after it are still read.
 */
final class PayoutsFile {
  static final List<String> COLUMNS =
      List.of("amount", "currency", "ledgerCurrency", "recipient", "reference", "notificationURL");
  private static final int REQUIRED_COLUMNS = 4;
  private static final int MAX_AMOUNT_LENGTH = 60;

  private PayoutsFile() {}

  /**
   * @throws Unreadable with a sentence for people, where it is no such file at all
   */
  static List<PayoutLine> read(Path file) {
    List<String> texts = texts(file);
    if (texts.isEmpty() || !COLUMNS.equals(columns(texts.getFirst()))) {
      throw new Unreadable("the first line of " + file + " must be " + String.join(",", COLUMNS));
    }
    List<PayoutLine> lines = new ArrayList<>();
    for (int i = 1; i < texts.size(); i++) {
      if (!texts.get(i).isBlank()) {
        lines.add(parse(i + 1L, texts.get(i)));
      }
    }
    return lines;
  }

  private static List<String> texts(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Unreadable("there is no file " + file);
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    } catch (IOException e) {
      throw new Unreadable("cannot read " + file + ": " + e.getMessage());
    }
  }

  private static PayoutLine parse(long line, String text) {
    if (text.indexOf('\uFFFD') >= 0) {
      return new PayoutLine.Broken(line, "is not UTF-8");
    }
    List<String> fields;
    try {
      fields = columns(text);
    } catch (CsvParseException e) {
      return new PayoutLine.Broken(line, "is no CSV: a quote is open or stands in the wrong place");
    }
    if (fields.size() != COLUMNS.size()) {
      return new PayoutLine.Broken(
          line, "has %d fields instead of %d".formatted(fields.size(), COLUMNS.size()));
    }
    for (int i = 0; i < REQUIRED_COLUMNS; i++) {
      if (fields.get(i).isEmpty()) {
        return new PayoutLine.Broken(line, COLUMNS.get(i) + " is empty");
      }
    }
    return wanted(line, fields);
  }

  private static PayoutLine wanted(long line, List<String> fields) {
    String amount = fields.getFirst();
    if (amount.length() > MAX_AMOUNT_LENGTH || !amount.matches("-?[0-9]+(\\.[0-9]+)?")) {
      return new PayoutLine.Broken(line, "amount is not a decimal number: " + shortened(amount));
    }
    return new PayoutLine.Wanted(
        line,
        amount,
        fields.get(1),
        fields.get(2),
        fields.get(3),
        fields.get(4),
        Optional.of(fields.get(5)).filter(url -> !url.isEmpty()));
  }

  private static List<String> columns(String text) {
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofSingleCsvRecord(text)
        .getFields()
        .stream()
        .map(String::strip)
        .toList();
  }

  private static String shortened(String text) {
    return text.length() > 20 ? text.substring(0, 20) + "..." : text;
  }
}
