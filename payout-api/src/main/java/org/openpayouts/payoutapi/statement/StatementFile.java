package org.openpayouts.payoutapi.statement;

import java.util.List;

/** A file of a bank: camt.053 where it begins like XML, else CSV. */
final class StatementFile {
  static final int MAX_LINES = 5_000;

  private StatementFile() {}

  /**
   * Its lines in their order.
   *
   * @throws UnreadableStatement if it is none, or has more lines than one import takes
   */
  static List<StatementLine> read(byte[] bytes) {
    List<StatementLine> lines = isXml(bytes) ? CamtStatement.read(bytes) : CsvStatement.read(bytes);
    if (lines.isEmpty()) {
      throw new UnreadableStatement("the statement has no line");
    }
    return lines;
  }

  static void requireRoom(List<StatementLine> lines) {
    if (lines.size() >= MAX_LINES) {
      throw new UnreadableStatement(
          "the statement has more than %d lines: import it in parts".formatted(MAX_LINES));
    }
  }

  /** After any mark of the byte order and blanks; a NUL is the half of a letter of UTF-16. */
  private static boolean isXml(byte[] bytes) {
    for (byte one : bytes) {
      if (one == '<') {
        return true;
      }
      boolean isMark = one < 0;
      if (!isMark && one != 0 && !Character.isWhitespace(one)) {
        return false;
      }
    }
    return false;
  }
}
