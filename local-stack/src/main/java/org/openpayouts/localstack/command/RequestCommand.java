package org.openpayouts.localstack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.client.MerchantClient;
import org.openpayouts.localstack.stack.RunningStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** payouts request. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    description = {
      "Signs a request with the demo merchant's key, sends it, and shows the string that was"
          + " signed, the headers and the answer.",
      "",
      "The payout token is put in where the request has none: into the query, or into the body"
          + " where there is one. Exit code 1 where the answer is a refusal."
    },
    footer = {
      "",
      "  ./payouts request GET '/payouts?status=new'",
      "  ./payouts request POST /payouts --body payout.json"
    })
final class RequestCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PUT or DELETE.")
  private String method = "";

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      description = "The path, with its query, for example /payouts?status=new.")
  private String path = "";

  @Option(names = "--body", paramLabel = "FILE", description = "The file with the JSON to send.")
  private @Nullable Path body;

  @Option(
      names = "--facade",
      paramLabel = "NAME",
      defaultValue = "payout",
      description = "Whose token: payout or merchant. Usually ${DEFAULT-VALUE}.")
  private String facade = "";

  @Option(names = "--as-is", description = "Sends path and body unchanged, without a token.")
  private boolean asIs;

  @Override
  public Integer call() {
    String verb = method.toUpperCase(Locale.ROOT);
    check(verb);
    RunningStack running = stack.running();
    var merchant = running.file().merchant();
    String token = "merchant".equals(facade) ? merchant.merchantToken() : merchant.payoutToken();
    MerchantClient client = running.merchant(token);
    String text = body == null ? null : withToken(read(body), token);
    String target = asIs || text != null ? path : client.withToken(path);
    show(verb, target, client.send(verb, target, text));
    return lastStatus < 400 ? 0 : 1;
  }

  private int lastStatus;

  private void show(String verb, String target, MerchantClient.Exchange exchange) {
    var out = spec.commandLine().getOut();
    lastStatus = exchange.answer().status();
    out.println(verb + " " + target);
    exchange.headers().forEach((name, value) -> out.println("  " + name + ": " + value));
    out.println("signed: " + exchange.signedString());
    out.println();
    out.println("HTTP " + lastStatus);
    JsonNode json = exchange.answer().json();
    out.println(json.isMissingNode() ? exchange.answer().body() : JSON.writeValueAsString(json));
    out.flush();
  }

  private void check(String verb) {
    if (!Map.of("GET", 1, "POST", 1, "PUT", 1, "DELETE", 1).containsKey(verb)) {
      throw wrong("the method is GET, POST, PUT or DELETE, not " + method);
    }
    if (!path.startsWith("/")) {
      throw wrong("the path begins with /: " + path);
    }
    if (!"payout".equals(facade) && !"merchant".equals(facade)) {
      throw wrong("the facade is payout or merchant, not " + facade);
    }
  }

  private String read(Path file) {
    try {
      return Files.readString(Path.of(System.getProperty("user.dir")).resolve(file));
    } catch (IOException e) {
      throw wrong("cannot read " + file);
    }
  }

  private String withToken(String text, String token) {
    if (asIs) {
      return text;
    }
    try {
      if (JSON.readTree(text) instanceof ObjectNode object && !object.has("token")) {
        object.put("token", token);
        return JsonMapper.shared().writeValueAsString(object);
      }
    } catch (JacksonException e) {
      throw wrong(body + " is not JSON; --as-is sends it all the same");
    }
    return text;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
