package org.openpayouts.localstack.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** payouts admin: what an operator does about merchants, their tokens and their money. */
@Command(
    name = "admin",
    mixinStandardHelpOptions = true,
    description = {
      "Makes merchants, gives their systems tokens, and tells of money that came in or goes out.",
      "",
      "A merchant's system asks for a token with POST /tokens and shows a pairing code, which"
          + " approve takes; or pair makes a code, which that system sends. No token is ever shown"
          + " here: its text is with the system that has the key."
    },
    subcommands = {
      DepositAccountCommand.class,
      ImportStatementCommand.class,
      ReverseDepositCommand.class,
      WithdrawCommand.class
    })
final class AdminCommand implements Runnable {
  static final String MERCHANT = "The merchant's id, as admin merchant shows it.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }

  @Command(
      name = "merchant",
      mixinStandardHelpOptions = true,
      description = "Makes a merchant, or changes it; the same again changes nothing.")
  int merchant(
      @Mixin StackOptions stack,
      @Parameters(paramLabel = "NAME", description = "Your own name for it, for ever.")
          String externalId,
      @Option(names = "--name", required = true, description = "As people know it.") String name,
      @Option(
              names = "--currency",
              paramLabel = "CODE",
              required = true,
              description = "The ledger currency it settles in.")
          String currency,
      @Option(
              names = "--notification-url",
              paramLabel = "URL",
              description = "Where webhooks go that name no other place.")
          @Nullable String url) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("settlementCurrency", currency);
    if (url != null) {
      body.put("payoutNotificationUrl", url);
    }
    JsonNode made = stack.running().admin().put("/admin/merchants/" + encoded(externalId), body);
    say("merchant " + text(made, "merchantId") + ", version " + text(made, "version"));
    return 0;
  }

  @Command(
      name = "pairings",
      mixinStandardHelpOptions = true,
      description =
          "Lists the tokens that merchants' systems have asked for; their codes are not"
              + " shown, whoever asked has them.")
  int pairings(@Mixin StackOptions stack) {
    JsonNode waiting = stack.running().admin().get("/admin/pairings").path("pairings");
    if (waiting.isEmpty()) {
      say("Nobody waits.");
    }
    for (JsonNode one : waiting) {
      say(
          "%s  %-8s  asked %s  %s"
              .formatted(
                  text(one, "sin"), text(one, "facade"), text(one, "createdAt"), label(one)));
    }
    return 0;
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Gives a merchant the token that its system has asked for.")
  int approve(
      @Mixin StackOptions stack,
      @Parameters(index = "0", paramLabel = "MERCHANT", description = MERCHANT) String merchant,
      @Parameters(
              index = "1",
              paramLabel = "CODE",
              description = "The pairing code; by itself it opens nothing.")
          String code,
      @Option(
              names = "--sin",
              description = "Approves only if the code is of this key: what the merchant says.")
          @Nullable String sin) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("pairingCode", code);
    if (sin != null) {
      body.put("sin", sin);
    }
    JsonNode token = stack.running().admin().post(of(merchant) + "/pairings", body);
    say(
        "token %s of the facade %s is approved for the key %s"
            .formatted(text(token, "tokenId"), text(token, "facade"), text(token, "sin")));
    return 0;
  }

  @Command(
      name = "pair",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a pairing code, which a merchant's system exchanges for a token with its key.",
        "Without --sin whoever brings it first gets the token, within an hour; with --sin nobody"
            + " else can, within a day."
      })
  int pair(
      @Mixin StackOptions stack,
      @Parameters(index = "0", paramLabel = "MERCHANT", description = MERCHANT) String merchant,
      @Option(
              names = "--facade",
              required = true,
              description = "What the token opens: payout, merchant or pos.")
          String facade,
      @Option(names = "--sin", description = "The key that the code is made for.")
          @Nullable String sin,
      @Option(names = "--label", description = "What the token is called.")
          @Nullable String label) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("facade", facade);
    if (sin != null) {
      body.put("sin", sin);
    }
    if (label != null) {
      body.put("label", label);
    }
    JsonNode offered = stack.running().admin().post(of(merchant) + "/pairing-codes", body);
    say(
        "pairing code %s until %s"
            .formatted(text(offered, "pairingCode"), text(offered, "expiresAt")));
    return 0;
  }

  @Command(
      name = "tokens",
      mixinStandardHelpOptions = true,
      description = "Lists a merchant's tokens and the keys that may use them.")
  int tokens(
      @Mixin StackOptions stack,
      @Parameters(paramLabel = "MERCHANT", description = MERCHANT) String merchant) {
    JsonNode tokens = stack.running().admin().get(of(merchant) + "/tokens").path("tokens");
    if (tokens.isEmpty()) {
      say("It has none.");
    }
    for (JsonNode one : tokens) {
      say(
          "%s  %-8s  %-7s  since %s  %s  %s"
              .formatted(
                  text(one, "tokenId"),
                  text(one, "facade"),
                  one.path("revoked").asBoolean() ? "revoked" : "active",
                  text(one, "issuedAt"),
                  StreamSupport.stream(one.path("sins").spliterator(), false)
                      .map(JsonNode::asString)
                      .collect(Collectors.joining(",")),
                  label(one)));
    }
    return 0;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revokes a token for ever; it is refused from this moment on.")
  int revoke(
      @Mixin StackOptions stack,
      @Parameters(index = "0", paramLabel = "MERCHANT", description = MERCHANT) String merchant,
      @Parameters(
              index = "1",
              paramLabel = "TOKEN",
              description = "The token's id, as admin tokens shows it; never its text.")
          String token) {
    stack
        .running()
        .admin()
        .ask("DELETE", of(merchant) + "/tokens/" + encoded(token), null)
        .orThrow("revoke");
    say("token " + token + " is revoked");
    return 0;
  }

  private void say(String line) {
    var out = spec.commandLine().getOut();
    out.println(line.stripTrailing());
    out.flush();
  }

  static String of(String merchant) {
    return "/admin/merchants/" + encoded(merchant);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /** A client wrote it, so nothing in it may move the cursor. */
  private static String label(JsonNode node) {
    return text(node, "label").replaceAll("\\p{C}", "?");
  }
}
