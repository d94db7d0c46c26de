package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.systemtests.node.NodeProject;
import org.openpayouts.systemtests.program.Program;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;

/** The programs of {@code docs/quickstart.md}, run as they stand there. */
@Scenario("quickstart")
@Order(2)
class QuickstartIT {
  private static final String MADE = "[1-9A-HJ-NP-Za-km-z]{22} new";

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "quickstart");

  @ParameterizedTest
  @ValueSource(strings = {"bitpay-sdk-8", "bitpay-sdk-7"})
  void theNodeProgramInvitesAndPays(String version) {
    String program = program("js", "Node").replace("bitpay-sdk", version);

    List<String> output =
        NodeProject.of("sdk").installed().run("-", List.of(), program.lines().toList());

    assertMade(output, "order 4711");
  }

  @Test
  void theJavaProgramInvitesAndPays(@TempDir Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("Quickstart.java"), program("java", "Java"));
    Path module = PayoutsCommand.checkout().resolve("system-tests/java-sdk");

    Program.Outcome outcome =
        Program.run(
            folder,
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Djdk.net.hosts.file=" + module.resolve("hosts"),
                "-cp",
                module.resolve("target/jars") + "/*",
                source.toString()));

    assertThat(outcome.isGood()).as(outcome.output()).isTrue();
    assertMade(outcome.output().lines().toList(), "order 4712");
  }

  private void assertMade(List<String> output, String reference) {
    String made =
        output.stream()
            .filter(line -> line.matches(MADE))
            .findFirst()
            .orElseThrow(() -> new AssertionError(String.join("\n", output)));
    JsonNode payout =
        merchant
            .client()
            .get("/payouts/" + made.split(" ", -1)[0])
            .orThrow("GET")
            .json()
            .path("data");

    assertThat(payout.path("reference").asString()).isEqualTo(reference);
  }

  /** The first block of a language below a heading, for this stack and merchant. */
  private String program(String language, String heading) {
    String page = page();
    String section = page.substring(page.indexOf("\n### " + heading));
    String fence = "```" + language + "\n";
    int begin = section.indexOf(fence) + fence.length();
    return section
        .substring(begin, section.indexOf("\n```", begin))
        .replace("http://127.0.0.1:18100", stack.file().publicBaseUrl())
        .replace("PRIVATE_KEY_HEX", merchant.privateKeyHex())
        .replace("PAYOUT_TOKEN", merchant.payoutToken());
  }

  private static String page() {
    try {
      return Files.readString(PayoutsCommand.checkout().resolve("docs/quickstart.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
