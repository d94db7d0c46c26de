package org.openpayouts.fundingchecker.funding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openpayouts.fundingchecker.merchant.PlatformFee;

/** What happens in an example of docs/concepts/ledger.md, as its first column says it. */
sealed interface Step {
  record Deposit(String name, BigDecimal amount) implements Step {}

  record TakeBack(String deposit) implements Step {}

  record Withdraw(BigDecimal amount) implements Step {}

  record Charge(PlatformFee fee, NetworkFees networkFees) implements Step {}

  record Ask(String payout, BigDecimal amount, String currency) implements Step {}

  record Cancel(String payout) implements Step {}

  record Cutoff() implements Step {}

  record Broadcast(String payout) implements Step {}

  record Settle(List<String> payouts, SettledFact.Kind kind) implements Step {}

  /** Nothing happens, and balances are looked at. */
  record Look() implements Step {}

  List<Reader> READERS =
      List.of(
          reader(
              "deposit (\\w) of ([0-9.]+)",
              said -> new Deposit(said.group(1), new BigDecimal(said.group(2)))),
          reader("deposit (\\w) is taken back", said -> new TakeBack(said.group(1))),
          reader("withdrawal of ([0-9.]+)", said -> new Withdraw(new BigDecimal(said.group(1)))),
          reader(
              "fee of ([0-9]+) ppm and ([0-9]+) units",
              said -> new Charge(platformFee(said), new NetworkFees(Map.of(), true))),
          reader(
              "fee of ([0-9]+) ppm and ([0-9]+) units, the (recipient|platform) pays ([0-9.]+) BTC"
                  + " to the chain",
              said ->
                  new Charge(
                      platformFee(said),
                      new NetworkFees(
                          Map.of("BTC", new BigDecimal(said.group(4))),
                          said.group(3).equals("recipient")))),
          reader(
              "payout (\\w) of ([0-9.]+) ([A-Z]+)",
              said -> new Ask(said.group(1), new BigDecimal(said.group(2)), said.group(3))),
          reader("payout (\\w) is cancelled", said -> new Cancel(said.group(1))),
          reader("cutoff", said -> new Cutoff()),
          reader("payout (\\w) is broadcast", said -> new Broadcast(said.group(1))),
          reader("payouts? (.+) (?:is|are) complete", settle(SettledFact.Kind.COMPLETED)),
          reader("payouts? (.+) (?:has|have) failed", settle(SettledFact.Kind.FAILED)),
          reader("payouts? (.+) (?:is|are) reopened", settle(SettledFact.Kind.REOPENED)),
          reader("balances", said -> new Look()));

  static Step of(String words) {
    return READERS.stream()
        .flatMap(reader -> reader.read(words).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody knows how to do: " + words));
  }

  private static Reader reader(String words, Function<MatchResult, Step> step) {
    return new Reader(Pattern.compile(words), step);
  }

  private static PlatformFee platformFee(MatchResult said) {
    return new PlatformFee(Integer.parseInt(said.group(1)), Long.parseLong(said.group(2)));
  }

  private static Function<MatchResult, Step> settle(SettledFact.Kind kind) {
    return said -> new Settle(List.of(said.group(1).split(", ")), kind);
  }

  /** Knows the words of one kind of step. */
  record Reader(Pattern words, Function<MatchResult, Step> step) {
    Optional<Step> read(String text) {
      Matcher said = words.matcher(text);
      return said.matches() ? Optional.of(step.apply(said)) : Optional.empty();
    }
  }
}
