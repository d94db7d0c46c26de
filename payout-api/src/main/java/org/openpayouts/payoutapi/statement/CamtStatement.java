package org.openpayouts.payoutapi.statement;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO 20022 camt.053, any version: the entries of its statements. What a bank adds is passed
 * over. No document type is accepted, nothing outside of the file is ever read, and its depth, its
 * names and the count of its elements are bounded.
 */
final class CamtStatement {
  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.";
  private static final String STATEMENT = "Document/BkToCstmrStmt/Stmt";
  private static final String ACCOUNT = STATEMENT + "/Acct/";
  private static final String ENTRY = STATEMENT + "/Ntry";

  /** The message itself needs 15: the days of a record of taxes. */
  private static final int MAX_DEPTH = 20;

  /** The longest of the message has 35. */
  private static final int MAX_NAME = 128;

  /** A hundred for each entry of a full file. */
  static final int MAX_ELEMENTS = 500_000;

  private final XMLStreamReader xml;
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private final List<StatementLine> lines = new ArrayList<>();
  private CamtAccount account = new CamtAccount();
  private @Nullable CamtEntry entry;
  private int elements;

  private CamtStatement(XMLStreamReader xml) {
    this.xml = xml;
  }

  static List<StatementLine> read(byte[] bytes) {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      try {
        return new CamtStatement(xml).read();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
      throw new UnreadableStatement("the file is no well-formed XML, see line " + line);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  private List<StatementLine> read() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.DTD ->
            throw new UnreadableStatement("a statement has no document type");
        default -> {
          // comments, processing instructions and the like say nothing about money
        }
      }
    }
    return lines;
  }

  private void start() {
    if (path.isEmpty() && !isCamt053()) {
      throw new UnreadableStatement("the file is no camt.053: its root names another message");
    }
    requireBounds();
    path.addLast(xml.getLocalName());
    text.setLength(0);
    String here = String.join("/", path);
    CamtEntry current = entry;
    if (here.equals(STATEMENT)) {
      account = new CamtAccount();
    } else if (here.equals(ENTRY)) {
      StatementFile.requireRoom(lines);
      entry = new CamtEntry(xml.getLocation().getLineNumber(), lines.size() + 1);
    } else if (current != null) {
      current.begins(here.substring(ENTRY.length() + 1), xml.getAttributeValue(null, "Ccy"));
    }
  }

  /** Before anything of the element is kept. */
  private void requireBounds() {
    if (path.size() >= MAX_DEPTH) {
      throw new UnreadableStatement("the file is nested deeper than any statement");
    }
    if (xml.getLocalName().length() > MAX_NAME) {
      throw new UnreadableStatement(
          "an element has a name of more than %d letters, as in no statement".formatted(MAX_NAME));
    }
    elements++;
    if (elements > MAX_ELEMENTS) {
      throw new UnreadableStatement(
          "the file has more than %d elements: import it in parts".formatted(MAX_ELEMENTS));
    }
  }

  private boolean isCamt053() {
    return Objects.requireNonNullElse(xml.getNamespaceURI(), "")
        .toLowerCase(Locale.ROOT)
        .startsWith(NAMESPACE);
  }

  private void end() {
    String here = String.join("/", path);
    String value = text.toString().strip();
    text.setLength(0);
    path.removeLast();
    CamtEntry current = entry;
    if (current != null && here.equals(ENTRY)) {
      lines.add(current.line(account));
      entry = null;
    } else if (current != null) {
      current.says(here.substring(ENTRY.length() + 1), value);
    } else if (here.startsWith(ACCOUNT)) {
      account.says(here.substring(ACCOUNT.length()), value);
    }
  }
}
