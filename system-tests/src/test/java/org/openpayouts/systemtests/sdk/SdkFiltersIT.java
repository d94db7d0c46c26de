package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;

/**
 * The filters of lists, with values that libraries and gateways encode each in their own way: all
 * of them are part of what was signed.
 */
@Scenario("sdk-filters")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkFiltersIT {
  private static final String ROUTES = "org.openpayouts.systemtests.sdk.Route#all";

  /** Oldest first. */
  private static final List<String> REFERENCES =
      List.of("plain", "with two spaces", "a+b&c=d/ü", "100% (sure)!~*'");

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "sdk-filters").withPayees(1);
  private LocalDate today = LocalDate.EPOCH;

  @BeforeAll
  void givePayouts() {
    for (String reference : REFERENCES) {
      JsonNode answer =
          merchant.submit(new BigDecimal("6.00"), 0, reference).orThrow("POST /payouts").json();
      today = LocalDate.parse(answer.at("/data/requestDate").asString().substring(0, 10));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void findEachReference(Route route) {
    for (String reference : REFERENCES) {
      assertThat(references(route, Map.of("reference", reference))).containsExactly(reference);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void takeTheLastDayIn(Route route) {
    String yesterday = today.minusDays(1).toString();

    assertThat(references(route, dates(yesterday, today.toString())))
        .containsExactlyElementsOf(REFERENCES.reversed());
    assertThat(references(route, dates(today.minusMonths(1).toString(), yesterday))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void takeInstants(Route route) {
    String from = yesterdayAt("00:00:00.000Z");

    assertThat(references(route, dates(from, today.plusDays(1) + "T00:00:00.000Z")))
        .containsExactlyElementsOf(REFERENCES.reversed());
    assertThat(references(route, dates(from, yesterdayAt("23:59:59.999Z")))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void turnPages(Route route) {
    assertThat(references(route, Map.of("status", "new", "limit", 2, "offset", 1)))
        .containsExactly(REFERENCES.get(2), REFERENCES.get(1));
  }

  private String yesterdayAt(String time) {
    return today.minusDays(1) + "T" + time;
  }

  private static Map<String, ?> dates(String from, String to) {
    return Map.of("startDate", from, "endDate", to);
  }

  private List<String> references(Route route, Map<String, ?> filter) {
    JsonNode found =
        route.client(stack, merchant).call("listPayouts", Map.of("filter", new HashMap<>(filter)));
    return Stream.iterate(0, i -> i < found.size(), i -> i + 1)
        .map(i -> found.path(i).path("reference").asString())
        .toList();
  }
}
