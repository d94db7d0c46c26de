package org.openpayouts.payoutapi.statement;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.payoutapi.statement.StatementLine.Credit;
import org.openpayouts.payoutapi.statement.StatementLine.Place;
import org.openpayouts.payoutapi.statement.StatementLine.Unusable;

class StatementFileTest {
  private static final String CREDIT =
      """
      <Ntry><NtryRef>1</NtryRef><Amt Ccy="EUR">12.30</Amt><CdtDbtInd>CRDT</CdtDbtInd>
      <Sts>BOOK</Sts><AcctSvcrRef>R</AcctSvcrRef></Ntry>
      """;

  @Test
  void readsCsvWithAnyOrderOfColumns() {
    assertThat(csv("amount,text,account,reference,currency\n\n1.5,\"a, b\",DE1 , r ,EUR\r\n"))
        .containsExactly(new Credit(new Place(3, 1, "r"), "DE1", "EUR", "1.5"));
  }

  @Test
  void readsCsvBehindAMarkOfTheByteOrder() {
    assertThat(csv("\uFEFFaccount;reference;currency;amount\nDE1;r;EUR;1\n")).hasSize(1);
  }

  @Test
  void keepsAStrayQuoteInItsLine() {
    List<StatementLine> lines =
        csv("account,reference,currency,amount\nDE1,\"a,EUR,1\nDE1,\"b\"x,EUR,1\nDE1,c,EUR,1\n");

    assertThat(lines)
        .hasSize(3)
        .last()
        .isEqualTo(new Credit(new Place(4, 3, "c"), "DE1", "EUR", "1"));
    assertThat(lines.subList(0, 2)).allMatch(Unusable.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16", "ISO-8859-1"})
  void readsCamtInItsOwnEncoding(String encoding) {
    String file = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + camt(CREDIT);

    assertThat(StatementFile.read(file.getBytes(Charset.forName(encoding))))
        .containsExactly(new Credit(new Place(4, 1, "R"), "DE1", "EUR", "12.30"));
  }

  @Test
  void takesTheReferenceOfAnOnlyTransaction() {
    String details =
        "<NtryDtls><TxDtls><Refs><AcctSvcrRef>T</AcctSvcrRef></Refs></TxDtls></NtryDtls>";
    String unnamed = CREDIT.replace("<AcctSvcrRef>R</AcctSvcrRef>", details);
    String two =
        CREDIT.replace(
            "<AcctSvcrRef>R</AcctSvcrRef>",
            details.replace("</TxDtls>", "</TxDtls><TxDtls></TxDtls>"));

    assertThat(read(camt(unnamed)))
        .containsExactly(new Credit(new Place(3, 1, "T"), "DE1", "EUR", "12.30"));
    assertThat(complaint(two)).isEqualTo(Complaint.UNNAMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONREF", "NotProvided", "NOTPROVIDED."})
  void takesNoPlaceholderForAReference(String placeholder) {
    String unnamed = CREDIT.replace(">R<", ">" + placeholder + "<");
    String details =
        "<NtryDtls><TxDtls><Refs><AcctSvcrRef>%s</AcctSvcrRef></Refs></TxDtls></NtryDtls>";

    assertThat(complaint(unnamed)).isEqualTo(Complaint.UNNAMED);
    assertThat(complaint(unnamed.replace("</Ntry>", details.formatted(placeholder) + "</Ntry>")))
        .isEqualTo(Complaint.UNNAMED);
    assertThat(read(camt(unnamed.replace("</Ntry>", details.formatted("T") + "</Ntry>"))))
        .containsExactly(new Credit(new Place(3, 1, "T"), "DE1", "EUR", "12.30"));
  }

  @Test
  void booksOnlyBookedCredits() {
    assertThat(complaint(CREDIT.replace("CRDT", "DBIT"))).isEqualTo(Complaint.DEBIT);
    assertThat(complaint(CREDIT.replace("<Sts>", "<RvslInd>true</RvslInd><Sts>")))
        .isEqualTo(Complaint.REVERSED_DEBIT);
    assertThat(complaint(CREDIT.replace("BOOK", "PDNG"))).isEqualTo(Complaint.NOT_BOOKED);
    assertThat(complaint(CREDIT.replace("<AcctSvcrRef>R</AcctSvcrRef>", "")))
        .isEqualTo(Complaint.UNNAMED);
  }

  @Test
  void keepsTheAccountsOfAFileApart() {
    String other = "<Stmt>" + numbered("BICFI") + CREDIT + "</Stmt><Stmt>" + CREDIT;
    List<StatementLine> lines = read(camt(CREDIT + "</Stmt>" + other));

    assertThat(lines)
        .extracting(line -> ((Credit) line).account())
        .containsExactly("DE1", "DEUTDEFF/77", "");
  }

  /** A number is its bank's: without the bank it may be the number of somebody else's account. */
  @Test
  void namesAnAccountWithoutIbanByItsBank() {
    assertThat(read(camt("</Stmt><Stmt>" + numbered("BIC") + CREDIT)))
        .containsExactly(new Credit(new Place(3, 1, "R"), "DEUTDEFF/77", "EUR", "12.30"));
    assertThat(complaint("</Stmt><Stmt>" + numbered("Nm") + CREDIT))
        .isEqualTo(Complaint.OF_SOME_BANK);
    assertThat(complaint("</Stmt><Stmt>" + numbered("BIC").replace("DEUTDEFF", "NONE") + CREDIT))
        .isEqualTo(Complaint.OF_SOME_BANK);
    assertThat(complaint("</Stmt><Stmt>" + numbered("Nm") + CREDIT.replace("CRDT", "DBIT")))
        .isEqualTo(Complaint.DEBIT);
  }

  private static String numbered(String namedBy) {
    String bank = "<Svcr><FinInstnId><%1$s>DEUTDEFF</%1$s></FinInstnId></Svcr>".formatted(namedBy);
    return "<Acct><Id><Othr><Id>77</Id></Othr></Id>" + bank + "</Acct>";
  }

  @Test
  void readsNothingFromElsewhere(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "4711");
    String entity =
        "<!DOCTYPE Document [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>"
            + camt(CREDIT.replace("<AcctSvcrRef>R<", "<AcctSvcrRef>&x;<"));
    String bomb =
        "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + camt(CREDIT.replace(">R<", ">&b;<"));

    for (String file : List.of(entity, bomb)) {
      assertThatThrownBy(() -> read(file))
          .isInstanceOf(UnreadableStatement.class)
          .hasMessageNotContaining("4711");
    }
  }

  @Test
  void boundsDepthAndCount() {
    assertUnreadable(camt("<a>".repeat(100_000)), "nested deeper");
    assertUnreadable(camt(nested(18)), "nested deeper");
    assertThat(read(camt(nested(17) + CREDIT))).hasSize(1);
    assertUnreadable(camt(CREDIT.repeat(StatementFile.MAX_LINES + 1)), "more than 5000 lines");
    assertThat(read(camt(CREDIT.repeat(StatementFile.MAX_LINES)))).hasSize(5_000);
  }

  @Test
  void boundsTheNamesAndTheCountOfElements() {
    assertUnreadable(camt("<" + "a".repeat(129) + "/>"), "a name of more than 128 letters");
    assertThat(read(camt("<" + "a".repeat(128) + "/>" + CREDIT))).hasSize(1);
    assertUnreadable(
        camt("<a/>".repeat(CamtStatement.MAX_ELEMENTS) + CREDIT), "more than 500000 elements");
    assertThat(read(camt("<a/>".repeat(CamtStatement.MAX_ELEMENTS - 20) + CREDIT))).hasSize(1);
  }

  /** So many elements inside each other, and inside the three around an entry. */
  private static String nested(int depth) {
    return "<a>".repeat(depth) + "</a>".repeat(depth);
  }

  @Test
  void saysWhatIsNoStatement() {
    assertUnreadable("", "name the columns");
    assertUnreadable("account,account,reference,currency,amount", "each once");
    assertUnreadable("account,reference,currency,amount\n", "has no line");
    assertUnreadable("<html/>", "no camt.053");
    assertUnreadable(camt(CREDIT).replace("053", "052"), "no camt.053");
    assertUnreadable(camt(CREDIT).replace("</Document>", ""), "no well-formed XML");
    assertThatThrownBy(() -> StatementFile.read("äccount".getBytes(ISO_8859_1)))
        .hasMessageContaining("neither XML nor text in UTF-8");
    assertThatThrownBy(() -> StatementFile.read("account,reference".getBytes(UTF_16)))
        .isInstanceOf(UnreadableStatement.class);
  }

  private static Complaint complaint(String entry) {
    return ((Unusable) read(camt(entry)).getFirst()).complaint();
  }

  private static String camt(String entries) {
    return """
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
    <Stmt><Id>1</Id><Acct><Id><IBAN>DE1</IBAN></Id><Ccy>EUR</Ccy></Acct>
    %s</Stmt></BkToCstmrStmt></Document>
    """
        .formatted(entries);
  }

  private static List<StatementLine> csv(String text) {
    return read(text);
  }

  private static List<StatementLine> read(String text) {
    return StatementFile.read(text.getBytes(UTF_8));
  }

  private static void assertUnreadable(String file, String why) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UnreadableStatement.class)
        .hasMessageContaining(why);
  }
}
