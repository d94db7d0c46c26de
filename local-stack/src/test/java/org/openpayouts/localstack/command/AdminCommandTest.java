package org.openpayouts.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine;

class AdminCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void makesAMerchant() throws Exception {
    try (var stack = stack()) {
      stack.answering(
          "/admin/merchants/shop%20one",
          "{\"merchantId\":\"m\",\"version\":1,\"status\":\"active\"}");

      assertThat(execute("merchant", "shop one", "--name", "Shop", "--currency", "EUR")).isZero();
      assertThat(stack.asked()).containsExactly("PUT /admin/merchants/shop%20one");
      assertThat(out.toString()).isEqualTo("merchant m, version 1\n");
    }
  }

  @Test
  void approvesACode() throws Exception {
    try (var stack = stack()) {
      stack.answering(
          "/admin/merchants/m/pairings",
          "{\"tokenId\":\"t\",\"facade\":\"payout\",\"sin\":\"Tf\"}");

      assertThat(execute("approve", "m", "abcdefg", "--sin", "Tf")).isZero();
      assertThat(stack.asked()).containsExactly("POST /admin/merchants/m/pairings");
      assertThat(out.toString())
          .isEqualTo("token t of the facade payout is approved for the key Tf\n");
    }
  }

  @Test
  void makesACode() throws Exception {
    try (var stack = stack()) {
      stack.answering(
          "/admin/merchants/m/pairing-codes",
          "{\"pairingCode\":\"abcdefg\",\"expiresAt\":\"2026-01-01T00:00:00Z\"}");

      assertThat(execute("pair", "m", "--facade", "pos")).isZero();
      assertThat(out.toString()).isEqualTo("pairing code abcdefg until 2026-01-01T00:00:00Z\n");
    }
  }

  @Test
  void listsAndRevokes() throws Exception {
    try (var stack = stack()) {
      stack.answering(
          "/admin/merchants/m/tokens",
          """
          {"tokens":[
            {"tokenId":"t","facade":"payout","label":"a\\u001b[2Jb","sins":["Tf","Tg"],
             "revoked":false,"issuedAt":"2026-01-01T00:00:00Z"},
            {"tokenId":"u","facade":"merchant","label":null,"sins":["Tf"],
             "revoked":true,"issuedAt":"2026-01-02T00:00:00Z"}]}
          """);

      assertThat(execute("tokens", "m")).isZero();
      assertThat(execute("revoke", "m", "t")).isZero();
      assertThat(stack.asked())
          .containsExactly("GET /admin/merchants/m/tokens", "DELETE /admin/merchants/m/tokens/t");
      assertThat(out.toString())
          .isEqualTo(
              """
              t  payout    active   since 2026-01-01T00:00:00Z  Tf,Tg  a?[2Jb
              u  merchant  revoked  since 2026-01-02T00:00:00Z  Tf
              token t is revoked
              """);
    }
  }

  @Test
  void listsWhoWaits() throws Exception {
    try (var stack = stack()) {
      assertThat(execute("pairings")).isZero();
      stack.answering(
          "/admin/pairings",
          """
          {"pairings":[{"tokenId":"t","facade":"payout","label":"till 7","sin":"Tf",
            "createdAt":"2026-01-01T00:00:00Z"}]}
          """);
      assertThat(execute("pairings")).isZero();
      assertThat(out.toString())
          .isEqualTo("Nobody waits.\nTf  payout    asked 2026-01-01T00:00:00Z  till 7\n");
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    try (var stack = stack()) {
      assertThat(execute("merchant", "shop")).isEqualTo(2);
      assertThat(execute()).isEqualTo(2);
      assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("payouts: "));
      assertThat(stack.asked()).isEmpty();
    }
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
    if (words.length > 0) {
      line.addAll(List.of("--data", folder.toString()));
    }
    return command.execute(line.toArray(String[]::new));
  }
}
