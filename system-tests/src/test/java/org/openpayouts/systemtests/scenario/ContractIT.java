package org.openpayouts.systemtests.scenario;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.systemtests.contract.Contract;
import org.openpayouts.systemtests.contract.Exchange;
import org.openpayouts.systemtests.contract.FitsTheDescription;
import org.openpayouts.systemtests.contract.Recorder;
import org.openpayouts.systemtests.stack.SharedStack;
import tools.jackson.databind.JsonNode;

/**
 * The public port does what its description says: whatever is asked, and everything that is
 * described. The judge is a validator that nobody here wrote.
 */
@Scenario("contract")
@Order(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractIT {
  private static final int REQUESTS = 300;

  /** Bends after which it is known what each operation answers. */
  private static final List<String> BENDS =
      List.of(
          "NOT",
          "PATH_TO_NOTHING",
          "NO_VERSION",
          "ANOTHER_VERSION",
          "UNSIGNED",
          "ANOTHER_FACADE",
          "BODY_OF_ANOTHER_TYPE");

  /** What is promised and not provoked here, and why. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          ".* 408 .*", "takes ten seconds of silence each: payout-api's HostileRequestsIT",
          ".* 500 .*", "a defect, and none is known",
          ".* 503 .*", "something is away: the scenarios that take it away are judged too",
          "POST /tokens 409 .*", "takes 500 tokens of one merchant",
          "POST /tokens 429 010002", "would keep every other scenario from pairing for an hour",
          ".* /onboarding 200", "the stack mails no links: payout-api's OnboardingIT",
          "POST /onboarding 422", "the same");

  private final SharedStack stack = SharedStack.get();
  private final ContractWorld world = new ContractWorld(stack);
  private final List<Contract.Verdict> verdicts = new ArrayList<>();

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("org.openpayouts.systemtests.scenario.Seeds#stream")
  @Order(1)
  void whateverIsAskedIsAnsweredAsDescribed(long seed) {
    List<JsonNode> requests = Contract.shared().requests(seed, REQUESTS, world.values());

    List<String> broken = new ArrayList<>();
    for (JsonNode request : requests) {
      Answer answer = world.sendUntilDecided(request);
      if (answer.status() >= 500) {
        broken.add(request.path("what").asString() + ": " + answer.status() + " " + answer.body());
      }
    }
    judge();

    System.out.println("[contract] " + REQUESTS + " requests of seed " + seed);
    assertThat(broken).isEmpty();
    FitsTheDescription.assertFits(verdicts);
    assertThat(verdicts)
        .extracting(one -> one.exchange().reply().status())
        .contains(200, 400, 401, 405);
  }

  @Test
  @Order(2)
  void everyOperationAndEveryRefusalIsSeen() {
    for (String bend : BENDS) {
      Contract.shared().each(bend, world.values()).forEach(world::sendUntilDecided);
    }
    var refusals = new ContractRefusals(world);
    refusals.ofRepeats();
    refusals.ofEnds();
    refusals.ofKeys();
    refusals.ofGateways(Contract.shared().each("NOT", world.values()));
    refusals.ofLargeBodies(Contract.shared().each("BODY_TOO_LARGE", world.values()));
    judge();

    FitsTheDescription.assertFits(verdicts);
    Set<String> unseen = normal(Contract.shared().promises());
    unseen.removeIf(promise -> ELSEWHERE.keySet().stream().anyMatch(promise::matches));
    assertThat(unseen).hasSizeGreaterThan(150);
    unseen.removeAll(normal(verdicts.stream().map(Contract.Verdict::promise).toList()));
    assertThat(unseen).as("promised, and never seen").isEmpty();
  }

  @Test
  @Order(3)
  void anAnswerThatIsNotDescribedIsSeen() {
    world.merchant().submit(new BigDecimal("9.00"), 0, "bent").orThrow("POST");
    Exchange good = Recorder.shared().take().getLast();
    Exchange.Reply reply = good.reply();

    assertThat(complaints(good, reply)).isEmpty();
    assertThat(
            complaints(
                good, with(reply, 200, reply.body().replace("\"id\"", "\"feeling\":1,\"id\""))))
        .singleElement()
        .asString()
        .contains("feeling");
    assertThat(complaints(good, with(reply, 418, reply.body())))
        .singleElement()
        .asString()
        .contains("418");
    assertThat(complaints(good, with(reply, 200, reply.body().replace("\"new\"", "\"newer\""))))
        .isNotEmpty();
    assertThat(
            complaints(
                good,
                new Exchange.Reply(200, Map.of("content-type", "application/json"), reply.body())))
        .singleElement()
        .asString()
        .contains("X-Request-Id");
  }

  private static Exchange.Reply with(Exchange.Reply reply, int status, String body) {
    return new Exchange.Reply(status, reply.headers(), body);
  }

  private static List<String> complaints(Exchange good, Exchange.Reply reply) {
    return Contract.shared()
        .judge(List.of(new Exchange(good.question(), reply)))
        .getFirst()
        .violations();
  }

  private void judge() {
    verdicts.addAll(Contract.shared().judge(Recorder.shared().take()));
  }

  /** What a gateway answers for payout-api depends on the method alone. */
  private static Set<String> normal(List<String> promises) {
    return promises.stream()
        .map(promise -> promise.replaceAll("^(\\w+) \\S+ (50[24] .*)$", "$1 .. $2"))
        .collect(toCollection(TreeSet::new));
  }
}
