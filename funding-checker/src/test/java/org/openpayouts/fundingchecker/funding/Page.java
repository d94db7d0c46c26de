package org.openpayouts.fundingchecker.funding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of docs/concepts, or a part of one: what a test wants to read must be there. */
record Page(String name, List<String> lines) {
  private static final String CELL_END = "\\|";

  static Page of(String name) {
    try {
      return new Page(name, Files.readAllLines(Path.of("../docs/concepts", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The headings of a level, which is the hashes before them. */
  List<String> headings(String level) {
    return lines.stream().filter(line -> line.startsWith(level + " ")).toList();
  }

  /** What stands between a heading and the next one. */
  Page below(String heading) {
    int at = lines.indexOf(heading);
    if (at < 0) {
      throw new IllegalArgumentException(name + " has no " + heading);
    }
    List<String> rest = lines.subList(at + 1, lines.size());
    return new Page(
        name + " " + heading, rest.stream().takeWhile(line -> !line.startsWith("#")).toList());
  }

  String text() {
    return String.join("\n", lines);
  }

  /** The first block of code in a language. */
  String block(String language) {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(text());
    if (!block.find()) {
      throw new IllegalArgumentException(name + " has no " + language);
    }
    return block.group(1);
  }

  /** The table that has a column. */
  Table table(String column) {
    return findTable(column)
        .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + column));
  }

  Optional<Table> findTable(String column) {
    return tables().stream().filter(table -> table.columns().contains(column)).findFirst();
  }

  private List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      List<String> rest = lines.subList(at, lines.size());
      List<String> table = rest.stream().takeWhile(line -> line.startsWith("|")).toList();
      if (!table.isEmpty()) {
        tables.add(table(table));
      }
      at += table.size() + 1;
    }
    return tables;
  }

  /** Its second line only rules it off. */
  private static Table table(List<String> lines) {
    List<String> columns = cells(lines.getFirst());
    return new Table(
        columns, lines.stream().skip(2).map(line -> Row.of(columns, cells(line))).toList());
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1, line.lastIndexOf('|')).split(CELL_END, -1))
        .map(cell -> cell.replace("`", "").strip())
        .toList();
  }

  record Table(List<String> columns, List<Row> rows) {
    List<String> column(String name) {
      return rows.stream().map(row -> row.of(name)).toList();
    }
  }

  record Row(Map<String, String> cells) {
    private static Row of(List<String> columns, List<String> cells) {
      if (columns.size() != cells.size()) {
        throw new IllegalArgumentException("a row is not as wide as its table: " + cells);
      }
      Map<String, String> byColumn = new LinkedHashMap<>();
      for (int at = 0; at < cells.size(); at++) {
        byColumn.put(columns.get(at), cells.get(at));
      }
      return new Row(Collections.unmodifiableMap(byColumn));
    }

    String of(String column) {
      return Optional.ofNullable(cells.get(column))
          .orElseThrow(() -> new IllegalArgumentException("no column " + column));
    }

    List<String> inOrder() {
      return List.copyOf(cells.values());
    }
  }
}
