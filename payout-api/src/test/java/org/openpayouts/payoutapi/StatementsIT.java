package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RawSocket;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.DepositRail;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Money comes in as banks tell of it. */
class StatementsIT {
  private static final String HEADER = "account;reference;currency;amount\n";

  private final RunningApi api = RunningApi.shared();
  private final Operator operator = new Operator(api);
  private final TestMerchant merchant = TestMerchant.on(api);
  private final String account = "DE" + merchant.id().toUpperCase(Locale.ROOT);

  @Test
  void booksAStatementOnce() {
    assign("bank_transfer", account);
    String file = HEADER + line("a-1", "100.50") + line("a-2", "7");

    JsonNode first = imported(file);
    JsonNode again = imported(file);

    assertThat(references(first, "accepted")).containsExactly("a-1", "a-2");
    assertThat(first.get("repeated")).isEmpty();
    assertThat(first.get("refused")).isEmpty();
    assertThat(again.get("accepted")).isEmpty();
    assertThat(again.get("repeated")).isEqualTo(first.get("accepted"));
    List<DepositReceived> told = told(2);
    assertThat(told)
        .extracting(DepositReceived::getExternalId)
        .containsExactlyInAnyOrder("a-1", "a-2");
    assertThat(told).allMatch(deposit -> deposit.getRail() == DepositRail.BANK_TRANSFER);
    assertThat(deposits()).isEqualTo(2);
  }

  @Test
  void namesEachRefusedLineAndBooksTheOthers() {
    assign("bank_transfer", account);
    imported(HEADER + line("known", "5"));

    JsonNode report =
        imported(
            HEADER
                + line("good", "1")
                + line("known", "6")
                + "\"broken;x;EUR;1\n"
                + account
                + ";short;EUR\n"
                + line("minus", "-3")
                + line("words", "1,50")
                + line("good", "1")
                + account
                + ";other;XYZ;1\n"
                + "NOBODYS;lost;EUR;1\n"
                + line("", "1")
                + line("nul\u0000", "1")
                + line("last", "2"));

    assertThat(references(report, "accepted")).containsExactly("good", "last");
    assertThat(refusals(report))
        .containsExactly(
            "3 known: its reference is known as 5 EUR by bank_transfer on %s, deposit %s, and not as"
                    .formatted(account, id("known"))
                + " 6 EUR by bank_transfer on "
                + account,
            "4 : its quotes do not fit together",
            "5 : it has 3 fields, the header 4",
            "6 minus: it is a debit, and only credits are booked from a statement",
            "7 words: its amount is no decimal number, like 1000.50",
            "8 good: its reference is that of line 2, entry 1",
            "9 other: no ledger counts in its currency",
            "10 lost: the account NOBODYS is no merchant's",
            "11 : its reference must have 1 to 255 characters",
            "12 nul\u0000: its reference must have 1 to 255 characters");
    assertThat(report.get("refused")).allMatch(line -> !line.get("advice").asString().isBlank());
    assertThat(deposits()).isEqualTo(3);
  }

  /** The operator may have seen the money before the bank's file came. */
  @Test
  void takesAReportedDepositForARepeat() {
    assign("bank_transfer", account);
    operator.post(
        "/admin/merchants/" + merchant.id() + "/deposits",
        Map.of("externalId", "a-1", "currency", "EUR", "amount", "100.5", "rail", "bank_transfer"));

    assertThat(references(imported(HEADER + line("a-1", "100.50")), "repeated"))
        .containsExactly("a-1");
  }

  /** Two banks may choose one reference; what the second one reports is no repeat of the first. */
  @Test
  void takesTheReferenceOfAnotherBankForNoRepeat() {
    String second = "FR" + merchant.id().toUpperCase(Locale.ROOT);
    assign("bank_transfer", account);
    assign("bank_transfer", second);
    imported(HEADER + line("4711", "5"));

    JsonNode report = imported(HEADER + second + ";4711;EUR;5\n");

    assertThat(refusals(report))
        .containsExactly(
            "2 4711: its reference is known as 5 EUR by bank_transfer on %s, deposit %s, and not as"
                    .formatted(account, id("4711"))
                + " 5 EUR by bank_transfer on "
                + second);
    assertThat(report.at("/refused/0/advice").asString()).contains("under another name");
    assertThat(references(imported(HEADER + line("4711", "5")), "repeated"))
        .containsExactly("4711");
    assertThat(deposits()).isOne();
  }

  /** The first bank that reports the same money says on which account it came in. */
  @Test
  void takesWhatWasReportedByHandForTheMoneyOfOneBankOnly() {
    String second = "FR" + merchant.id().toUpperCase(Locale.ROOT);
    assign("bank_transfer", account);
    assign("bank_transfer", second);
    operator.post(
        "/admin/merchants/" + merchant.id() + "/deposits",
        Map.of("externalId", "a-1", "currency", "EUR", "amount", "5", "rail", "bank_transfer"));

    assertThat(references(imported(HEADER + line("a-1", "5")), "repeated")).containsExactly("a-1");
    assertThat(references(imported(HEADER + second + ";a-1;EUR;5\n"), "refused"))
        .containsExactly("a-1");
    assertThat(deposits()).isOne();
  }

  @Test
  void booksACamtStatement() {
    assign("bank_transfer", account);

    JsonNode report =
        imported(
            """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
            <Acct><Id><IBAN>%s</IBAN></Id></Acct>
            <Ntry><Amt Ccy="EUR">250.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
              <AcctSvcrRef>c-1</AcctSvcrRef></Ntry>
            <Ntry><Amt Ccy="EUR">9.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
              <AcctSvcrRef>c-2</AcctSvcrRef></Ntry>
            </Stmt></BkToCstmrStmt></Document>
            """
                .formatted(account));

    assertThat(references(report, "accepted")).containsExactly("c-1");
    assertThat(report.at("/accepted/0/line").asInt()).isEqualTo(3);
    assertThat(references(report, "refused")).containsExactly("c-2");
    assertThat(told(1).getFirst().getAmount()).isEqualTo("250");
  }

  @Test
  void booksNothingOfWhatIsNoStatement() {
    assign("bank_transfer", account);
    for (String file :
        List.of(
            "",
            "hello",
            HEADER,
            "account;reference;currency\n",
            "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'/>",
            "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'>",
            HEADER + line("many", "1").repeat(5_001))) {
      Answer answer = operator.send("POST", "/admin/statements", file);

      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.json().get("error").asString()).isNotBlank();
    }
    assertThat(deposits()).isZero();
  }

  @Test
  void readsNoFileThatIsTooLarge() {
    String answer =
        RawSocket.answer(
            URI.create(api.adminUrl()).getPort(),
            """
            POST /admin/statements HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Length: 8388609\r
            \r
            """
                .formatted(api.adminCredential()));

    assertThat(answer).contains(" 400 ").contains("the body is larger than 8 MiB");
  }

  @Test
  void givesAnAccountToOneMerchantOnly() {
    TestMerchant other = TestMerchant.on(api);
    assign("bank_transfer", account);
    assign("bank_transfer", " " + account.toLowerCase(Locale.ROOT));

    Answer taken =
        operator.put(
            "/admin/merchants/" + other.id() + "/deposit-accounts",
            Map.of("rail", "bank_transfer", "account", account));

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.json().get("error").asString()).contains(merchant.id());
    JsonNode known = operator.get("/admin/merchants/" + merchant.id() + "/deposit-accounts").json();
    assertThat(known.get("depositAccounts")).hasSize(1);
    assertThat(known.at("/depositAccounts/0/rail").asString()).isEqualTo("bank_transfer");
    assertThat(known.at("/depositAccounts/0/account").asString()).isEqualTo(account);
  }

  private void assign(String rail, String name) {
    Answer answer =
        operator.put(
            "/admin/merchants/" + merchant.id() + "/deposit-accounts",
            Map.of("rail", rail, "account", name));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private String line(String reference, String amount) {
    return account + ";" + reference + ";EUR;" + amount + "\n";
  }

  private JsonNode imported(String file) {
    Answer answer = operator.send("POST", "/admin/statements", file);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> references(JsonNode report, String fate) {
    return lines(report, fate).map(line -> line.get("reference").asString()).toList();
  }

  private static List<String> refusals(JsonNode report) {
    return lines(report, "refused")
        .map(line ->
            "%d %s: %s"
                .formatted(
                    line.get("line").asInt(),
                    line.get("reference").asString(),
                    line.get("problem").asString()))
        .toList();
  }

  private static Stream<JsonNode> lines(JsonNode report, String fate) {
    return StreamSupport.stream(report.get(fate).spliterator(), false);
  }

  private List<DepositReceived> told(int count) {
    return TestTopics.await(
            Topics.RESERVE_COMMANDS, count, found -> found.key().equals(merchant.id() + ":EUR"))
        .stream()
        .map(found -> (DepositReceived) found.value())
        .toList();
  }

  private long deposits() {
    return api.bean(JdbcClient.class)
        .sql("select count(*) from deposit where merchant_id = ?")
        .param(merchant.id())
        .query(Long.class)
        .single();
  }

  private String id(String reference) {
    return api.bean(JdbcClient.class)
        .sql("select deposit_id from deposit where merchant_id = ? and external_id = ?")
        .params(merchant.id(), reference)
        .query(String.class)
        .single();
  }
}
