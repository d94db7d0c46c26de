package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.process.Arguments;
import org.openpayouts.localstack.stack.RunningStack;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.TopicBytes;
import org.openpayouts.systemtests.stack.Witnesses;

/** After all that happened in the other scenarios, no secret stands where it must not. */
@Scenario("no-secrets")
@Order(40)
class NoSecretsIT {
  /** Shorter texts are names or numbers and would be found by chance. */
  private static final int SECRET_LENGTH_MIN = 20;

  private final SharedStack stack = SharedStack.get();

  @Test
  void noSecretStandsInAnyLogTopicOrCommandLine() throws IOException {
    TestMerchant merchant = TestMerchant.in(stack, "canary").withPayees(1);
    Journal journal = new Journal(merchant);
    String id = journal.ask(new BigDecimal("6.00"), 0, "canary").payoutId();
    merchant.client().delete("/payouts/" + id).orThrow("DELETE");
    sendAstray(merchant);
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      witnesses.assertGuarantees();
    }
    Map<String, String> secrets = secrets(merchant);
    assertThat(secrets).hasSizeGreaterThan(10);

    List<String> found = new ArrayList<>();
    logs().forEach((name, text) -> search(secrets, name, text, found));
    TopicBytes.all(stack)
        .forEach((topic, bytes) ->
            search(secrets, topic, new String(bytes, StandardCharsets.ISO_8859_1), found));
    List<String> arguments = arguments().toList();
    assertThat(arguments).hasSizeGreaterThan(50);
    arguments.forEach(argument -> search(secrets, "an argument of a process", argument, found));

    assertThat(found).isEmpty();
  }

  /** Requests with a token that are refused, some of them as nothing is mapped to their path. */
  private static void sendAstray(TestMerchant merchant) {
    String token = merchant.payoutToken();
    merchant.send("GET", "/payouts?token=" + token, null, Map.of("X-Signature", "00"));
    Stream.of("/tokens/" + token, "/tokens/" + token + "/sins/", "/nothing/" + token)
        .forEach(
            path -> assertThat(merchant.send("GET", path, null, Map.of()).status()).isEqualTo(404));
  }

  private static void search(
      Map<String, String> secrets, String where, String text, List<String> found) {
    secrets.forEach((name, secret) -> {
      if (text.contains(secret)) {
        found.add(name + " stands in " + where);
      }
    });
  }

  /** Every secret of the stack's folder, and those of this merchant and the demo's. */
  private Map<String, String> secrets(TestMerchant merchant) throws IOException {
    Map<String, String> secrets = new TreeMap<>();
    secrets.put("a merchant's private key", merchant.privateKeyHex());
    secrets.put("a payout token", merchant.payoutToken());
    secrets.put("the demo's private key", stack.file().merchant().privateKeyHex());
    secrets.put("the demo's payout token", stack.file().merchant().payoutToken());
    try (Stream<Path> files = Files.walk(stack.folder().secrets())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        boolean isPublic = file.toString().contains("sealing");
        if (text.length() >= SECRET_LENGTH_MIN && !isPublic) {
          secrets.put(stack.folder().secrets().relativize(file).toString(), text);
        }
      }
    }
    return secrets;
  }

  private Map<String, String> logs() throws IOException {
    Map<String, String> logs = new TreeMap<>();
    Path folder = stack.folder().supervisorLog().resolveSibling("");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        logs.put(
            file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return logs;
  }

  /** Of the processes that run now: others killed those of the beginning. */
  private Stream<String> arguments() {
    return RunningStack.find(stack.folder()).orElseThrow().file().pids().values().stream()
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .flatMap(process -> Arguments.of(process).stream());
  }
}
