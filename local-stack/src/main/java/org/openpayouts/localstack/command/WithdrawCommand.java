package org.openpayouts.localstack.command;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.openpayouts.localstack.client.OperatorClient;
import org.openpayouts.localstack.process.Deadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** payouts admin withdraw. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description = {
      "Takes money out of a merchant's reserve, and waits for the ledger's word on it.",
      "Send the money when it says booked, not before; when it was asked for before, check first"
          + " that it was not sent already. Refused is refused for ever: ask again under"
          + " another --id."
    })
final class WithdrawCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "MERCHANT", description = AdminCommand.MERCHANT)
  private String merchant = "";

  @Option(
      names = "--id",
      paramLabel = "NAME",
      required = true,
      description = "Your own name for it; the same again takes nothing more.")
  private String id = "";

  @Option(names = "--amount", required = true, description = "For example 1000.50.")
  private String amount = "";

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      required = true,
      description = "That of the reserve.")
  private String currency = "";

  @Override
  public Integer call() {
    OperatorClient admin = stack.running().admin();
    String path = AdminCommand.of(merchant) + "/withdrawals";
    JsonNode asked =
        admin.post(path, Map.of("externalId", id, "amount", amount, "currency", currency));
    JsonNode decided = decided(admin, path + "?externalId=" + AdminCommand.encoded(id));
    boolean isBooked = AdminCommand.text(decided, "status").equals("booked");
    spec.commandLine()
        .getOut()
        .println(
            isBooked
                ? booked(decided, asked.path("repeated").asBoolean(false))
                : "refused, %s: %s %s is available, %s is owed"
                    .formatted(
                        AdminCommand.text(decided, "reason"),
                        AdminCommand.text(decided, "available"),
                        currency,
                        AdminCommand.text(decided, "owed")));
    return isBooked ? 0 : 1;
  }

  /** Whoever asks again may have sent the money after the first answer. */
  private String booked(JsonNode decided, boolean isRepeated) {
    return isRepeated
        ? "booked at %s, asked for before: check that it was not sent already"
            .formatted(AdminCommand.text(decided, "decidedAt"))
        : "booked: %s %s may be sent".formatted(amount, currency);
  }

  private static JsonNode decided(OperatorClient admin, String path) {
    AtomicReference<JsonNode> last = new AtomicReference<>(MissingNode.getInstance());
    Deadline.in(PATIENCE)
        .until(
            "the ledger has said whether it may be sent; ask again with the same --id",
            () -> {
              JsonNode now = admin.get(path);
              last.set(now);
              String status = AdminCommand.text(now, "status");
              return status.equals("booked") || status.equals("refused");
            });
    return last.get();
  }
}
