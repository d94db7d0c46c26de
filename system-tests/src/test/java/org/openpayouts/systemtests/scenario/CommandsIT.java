package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person does with a running stack, through the launcher. */
@Scenario("commands")
@Order(6)
class CommandsIT {
  private static final List<String> COMPONENTS =
      Arrays.stream(Component.values()).map(Component::id).toList();

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SharedStack stack = SharedStack.get();

  @Test
  void stackJsonIsItsOwnersAloneAndHoldsWhatAProgramNeeds() throws IOException {
    Path file = stack.folder().stackFile();
    JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
    List<String> services = Component.services().stream().map(Component::id).toList();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(json.propertyNames())
        .contains("apiUrl", "publicBaseUrl", "adminUrl", "adminCredential", "kafkaBootstrap")
        .contains("registryUrl", "inboxUrl", "caCertificate", "chainRpcUrl");
    assertThat(json.path("jdbcUrl").propertyNames()).containsExactlyInAnyOrderElementsOf(services);
    assertThat(json.path("pids").propertyNames()).containsExactlyInAnyOrderElementsOf(COMPONENTS);
    assertThat(json.path("merchant").propertyNames())
        .contains("id", "privateKeyHex", "publicKeyHex", "payoutToken", "merchantToken");
    assertThat(json.path("merchant").path("recipients").size()).isPositive();
  }

  @Test
  void statusShowsEveryProcessAndThatItRuns() {
    assertThat(stack.run("status").orThrow()).contains(COMPONENTS).doesNotContain("down");
  }

  @Test
  void logsShowsTheLastLines() {
    String output = stack.run("logs", "payout-api", "-n", "3").orThrow();

    assertThat(output.lines()).hasSizeBetween(2, 4);
    assertThat(output).startsWith("==> " + stack.folder().log(Component.PAYOUT_API));
  }

  @Test
  void cutoffAndMineMoveTheWorld() {
    int height = stack.running().chain().height();

    assertThat(stack.run("cutoff", "--by", "ann", "--reason", "a test").orThrow())
        .matches("cutoff \\S+ at 20.*\n");
    assertThat(stack.run("mine", "2").orThrow())
        .isEqualTo("the chain's height is " + (height + 2) + "\n");
  }

  @Test
  void aScheduleIsPausedAndGoesOn() {
    String[] word = {"daily", "--by", "ann", "--reason", "a test"};

    assertThat(stack.run("schedules").orThrow()).startsWith("daily  14:00,21:00 UTC  next 20");
    assertThat(stack.run("schedules pause", word).orThrow())
        .contains("paused since 20", "by ann: a test");
    assertThat(stack.run("schedules resume", word).orThrow()).contains("  next 20");
    assertThat(stack.run("cutoff held").orThrow()).isEqualTo("None is held.\n");
  }

  @Test
  void requestSignsAndShowsWhatWasSignedAndAnswered() {
    String answered = stack.run("request", "GET", "/payouts").orThrow();
    PayoutsCommand.Outcome refused = stack.run("request", "GET", "/payouts/nobody");

    assertThat(answered)
        .contains("signed: " + stack.file().publicBaseUrl() + "/payouts?token=")
        .contains("HTTP 200");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.output()).contains("HTTP 404");
  }

  @Test
  void reemitSendsAPayoutsFactsAgainAndUnparkFindsNothingParked() {
    TestMerchant merchant = TestMerchant.in(stack, "commands").withPayees(1);
    String id = new Journal(merchant).ask(new BigDecimal("6.00"), 0, "reemit").payoutId();
    merchant.client().delete("/payouts/" + id).orThrow("DELETE");

    assertThat(stack.run("reemit", "payout-api", "--payout", id).orThrow())
        .matches("[1-9][0-9]* facts are sent again\n");
    assertThat(stack.run("unpark", "broadcaster", id).orThrow())
        .isEqualTo("0 records were handled\n");
  }

  @Test
  void aServiceThatWentBackOnPurposeRelearnsAndDecidesAgain() {
    assertThat(stack.run("relearn", "batch-scheduler", "--reason", "a drill").orThrow())
        .isEqualTo("batch-scheduler decides nothing until it has read its own facts again\n");

    Deadline.in(PATIENCE)
        .until(
            "it decides again",
            () ->
                stack
                    .running()
                    .management(Component.BATCH_SCHEDULER)
                    .get("/relearning")
                    .path("decides")
                    .asBoolean());
    stack.cutoff();
  }

  @Test
  void adminMakesAMerchantApprovesItsKeyAndTakesTheTokenAway() {
    String made =
        stack.run("admin merchant", "a-shop", "--name", "A shop", "--currency", "EUR").orThrow();
    String merchant = made.replaceAll("merchant (\\S+), version \\d+\n", "$1");
    String sin = "TfLZFBH7H7LYbthHKTDJMF2rc8bxXT7QCba";
    JsonNode asked =
        stack
            .running()
            .merchant("")
            .send("POST", "/tokens", "{\"id\":\"" + sin + "\",\"facade\":\"payout\"}")
            .answer()
            .json()
            .at("/data/0");
    String code = asked.path("pairingCode").asString();

    assertThat(stack.run("admin approve", merchant, code, "--sin", sin).orThrow())
        .contains("of the facade payout is approved for the key " + sin);
    String listed = stack.run("admin tokens", merchant).orThrow();
    assertThat(listed).contains("active", sin).doesNotContain(asked.path("token").asString());
    String token = listed.split(" ", 2)[0];
    assertThat(stack.run("admin revoke", merchant, token).orThrow())
        .isEqualTo("token " + token + " is revoked\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill nobody",
        "mine none",
        "request FETCH /payouts",
        "statuss",
        "relearn inbox --reason x"
      })
  void badArgumentsAreExitCodeTwoAndOneLine(String line) {
    String[] words = line.split(" ");

    PayoutsCommand.Outcome outcome =
        stack.run(words[0], Arrays.copyOfRange(words, 1, words.length));

    assertThat(outcome.exit()).as(outcome.output()).isEqualTo(2);
    assertThat(outcome.output().lines()).hasSize(1);
    assertThat(outcome.output()).startsWith("payouts: ");
  }
}
