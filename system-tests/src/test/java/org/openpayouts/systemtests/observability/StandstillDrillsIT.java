package org.openpayouts.systemtests.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.systemtests.observability.DrillGround.PATIENCE;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.Overrides;
import org.openpayouts.systemtests.stack.SharedStack;

/** Something that should move by itself does not, and the walk of its page gets it going. */
@Scenario("standstill-drills")
@Tag(Scenario.LONG)
@Order(16)
class StandstillDrillsIT {
  private static final BigDecimal AMOUNT = new BigDecimal("6.00");
  private static final String PLACES = "payouts.webhooks.delivery.in-flight";

  /** Its build has none of the types that the others write. */
  private static final Map<String, String> OLD_BUILD =
      Map.of("payouts.schema-registry.properties.[specific.avro.reader]", "false");

  @TempDir private Path folder;

  private final SharedStack stack = SharedStack.get();

  @Test
  void aPartitionGoesOnWithTheBuildThatKnowsTheRecord() {
    Journal journal = ground().journal("stopped", "50.00");
    try (Overrides overrides = new Overrides(stack)) {
      overrides.give(Component.FUNDING_CHECKER, OLD_BUILD);
      stack.restart(Component.FUNDING_CHECKER);
      journal.ask(AMOUNT, 0, "stopped");
      stack.cutoff();

      ground()
          .drill(
              "stopped-partition",
              Map.of("FUNDING", ground().management(Component.FUNDING_CHECKER)),
              Map.of(
                  "the newer build of funding-checker is installed",
                  () -> overrides.withdraw(Component.FUNDING_CHECKER)));
    }

    ground().goOn(journal);
  }

  @Test
  void aSweepThatFailsGoesOnWhenItsCauseIsMended() {
    Journal journal = ground().journal("stuck", "50.00");
    String merchant = journal.merchant().merchantId();
    stack.tamper(
        Component.FUNDING_CHECKER,
        "alter table transition add constraint planted check (merchant_id <> '%s') not valid"
            .formatted(merchant));
    try {
      journal.ask(AMOUNT, 0, "stuck");
      stack.cutoff();
      awaitFigure(Component.FUNDING_CHECKER, "payouts_cutoffs_unswept_seconds", 5);

      ground()
          .drill(
              "stuck-payout",
              Map.of(
                  "FUNDING", ground().management(Component.FUNDING_CHECKER), "MERCHANT", merchant),
              Map.of("the rule that refuses this merchant's rows is dropped", this::dropTheRule));
    } finally {
      dropTheRule();
    }

    ground().goOn(journal);
  }

  private void dropTheRule() {
    stack.tamper(
        Component.FUNDING_CHECKER, "alter table transition drop constraint if exists planted");
  }

  @Test
  void morePlacesLetWebhooksPassSlowEndpoints() {
    List<Journal> journals =
        Stream.of("one", "two", "three", "four")
            .map(name -> ground().journal("slow-" + name, "50.00"))
            .toList();
    try (Overrides overrides = new Overrides(stack)) {
      overrides.give(Component.WEBHOOK_DISPATCHER, Map.of(PLACES, "1"));
      stack.restart(Component.WEBHOOK_DISPATCHER);
      walkWhileEndpointsHang(journals, overrides);
    }

    Deadline.in(PATIENCE)
        .until(
            "what hung was told",
            () -> ground().figure(Component.WEBHOOK_DISPATCHER, "payouts_webhooks_blocked") == 0);
    journals.forEach(ground()::goOn);
  }

  private void walkWhileEndpointsHang(List<Journal> journals, Overrides overrides) {
    endpointsAre("HANG");
    try {
      journals.forEach(journal -> journal.ask(AMOUNT, 0, "slow"));
      stack.cutoff();
      awaitFigure(Component.WEBHOOK_DISPATCHER, "payouts_webhooks_due", 2);

      ground()
          .drill(
              "webhooks-wait",
              Map.of("WEBHOOKS", ground().management(Component.WEBHOOK_DISPATCHER)),
              Map.of(
                  PLACES + " of webhook-dispatcher is set to 64",
                  () -> overrides.give(Component.WEBHOOK_DISPATCHER, Map.of(PLACES, "64"))));
    } finally {
      endpointsAre("FINE");
    }
  }

  private void awaitFigure(Component service, String name, double least) {
    Deadline.in(PATIENCE)
        .until(name + " is " + least, () -> ground().figure(service, name) >= least);
  }

  /** All endpoints of merchants are the stack's inbox. */
  private void endpointsAre(String mode) {
    String answered =
        ground()
            .shell(Map.of("CA", stack.file().caCertificate(), "INBOX", stack.file().inboxUrl()))
            .run(
                "curl -s -w '%{http_code}' --cacert $CA -X PUT $INBOX/_inbox/behaviour -d "
                    + "'{\"mode\": \""
                    + mode
                    + "\", \"status\": 200, \"times\": 0}'");
    assertThat(answered).isEqualTo("204");
  }

  private DrillGround ground() {
    return new DrillGround(stack, folder);
  }
}
