package org.openpayouts.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine;

class AdminMoneyTest {
  private static final String WITHDRAWAL = "/admin/merchants/m/withdrawals?externalId=pay%20back";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysThatAWithdrawalMayBeSent() throws Exception {
    try (var stack = stack()) {
      stack.answering(WITHDRAWAL, "{\"status\":\"booked\"}");

      assertThat(withdraw()).isZero();
      assertThat(stack.asked())
          .containsExactly("POST /admin/merchants/m/withdrawals", "GET " + WITHDRAWAL);
      assertThat(out.toString()).isEqualTo("booked: 70 EUR may be sent\n");
    }
  }

  /** Somebody may have sent the money after the first answer. */
  @Test
  void saysThatAWithdrawalWasAskedForBefore() throws Exception {
    try (var stack = stack()) {
      stack.answering("/admin/merchants/m/withdrawals", "{\"repeated\":true}");
      stack.answering(WITHDRAWAL, "{\"status\":\"booked\",\"decidedAt\":\"2026-01-01T00:00:00Z\"}");

      assertThat(withdraw()).isZero();
      assertThat(out.toString())
          .isEqualTo(
              "booked at 2026-01-01T00:00:00Z, asked for before: check that it was not sent"
                  + " already\n");
    }
  }

  @Test
  void saysWhyAWithdrawalIsRefused() throws Exception {
    try (var stack = stack()) {
      stack.answering(
          WITHDRAWAL,
          "{\"status\":\"refused\",\"reason\":\"RESERVE_SHORT\",\"available\":\"69.99\","
              + "\"owed\":\"0.00\"}");

      assertThat(withdraw()).isEqualTo(1);
      assertThat(out.toString())
          .isEqualTo("refused, RESERVE_SHORT: 69.99 EUR is available, 0.00 is owed\n");
    }
  }

  @Test
  void reversesADeposit() throws Exception {
    try (var stack = stack()) {
      stack.answering("/admin/merchants/m/reversals", "{\"reversalId\":\"r\"}");

      assertThat(execute("reverse-deposit", "m", "wire-1", "--id", "return-1", "--reason", "fraud"))
          .isZero();
      assertThat(stack.asked()).containsExactly("POST /admin/merchants/m/reversals");
      assertThat(out.toString()).isEqualTo("reversal r of deposit wire-1 is told to the ledger\n");
    }
  }

  @Test
  void assignsAnAccount() throws Exception {
    try (var stack = stack()) {
      stack.answering(
          "/admin/merchants/m/deposit-accounts",
          "{\"rail\":\"bank_transfer\",\"account\":\"DE1\"}");

      assertThat(execute("deposit-account", "m", "de 1")).isZero();
      assertThat(stack.asked()).containsExactly("PUT /admin/merchants/m/deposit-accounts");
      assertThat(out.toString()).isEqualTo("DE1 is of merchant m\n");
    }
  }

  @Test
  void importsAStatementAndShowsWhatWasRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("statement.csv"), "account,reference\n");
    try (var stack = stack()) {
      stack.answering(
          "/admin/statements",
          """
          {"accepted":[{"line":2,"entry":1,"reference":"a","depositId":"d"}],"repeated":[],
           "refused":[{"line":3,"entry":2,"reference":"b\\u001b[2J","problem":"it is a debit",
             "advice":"leave it"},
            {"line":4,"entry":3,"reference":"","problem":"p","advice":"q"}]}
          """);

      assertThat(execute("import-statement", file.toString())).isEqualTo(1);
      assertThat(stack.asked()).containsExactly("POST /admin/statements");
      assertThat(out.toString())
          .isEqualTo(
              """
              1 booked, 0 known before, 2 refused
              line 3, entry 2 (b?[2J): it is a debit; leave it
              line 4, entry 3: p; q
              """);
    }
  }

  @Test
  void importsAStatementWithoutComplaint() throws Exception {
    Path file = Files.writeString(folder.resolve("statement.csv"), "x");
    try (var stack = stack()) {
      assertThat(execute("import-statement", file.toString())).isZero();
      assertThat(stack.asked()).hasSize(1);
      assertThat(out.toString()).isEqualTo("0 booked, 0 known before, 0 refused\n");
    }
  }

  @Test
  void saysWhichFileItCannotRead() throws Exception {
    try (var stack = stack()) {
      assertThat(execute("import-statement", folder.resolve("none").toString())).isEqualTo(2);
      assertThat(err.toString()).startsWith("payouts: cannot read ");
      assertThat(stack.asked()).isEmpty();
    }
  }

  private int withdraw() {
    return execute("withdraw", "m", "--id", "pay back", "--amount", "70", "--currency", "EUR");
  }

  private FakeStack stack() throws Exception {
    return new FakeStack(folder, "all=1", Component.BROADCASTER);
  }

  private int execute(String... words) {
    CommandLine command = PayoutsCommand.commandLine();
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(out, true));
    List<String> line = new ArrayList<>(List.of("admin"));
    line.addAll(List.of(words));
    line.addAll(List.of("--data", folder.toString()));
    return command.execute(line.toArray(String[]::new));
  }
}
