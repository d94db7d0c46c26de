package org.openpayouts.localstack.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;

class DiagnosisTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          payout-api         | inbound_parked 2.0                                   | records-parked
          payout-api         | inbound_parked 0.0                                   |
          funding-checker    | inbound_undecodable 1.0                              | record-undecodable
          broadcaster        | inbound_stopped_partitions 1.0                       | partition-stopped
          broadcaster        | inbound_position_lag{topic="a",partition="0"} 5001.0 | consumer-lag
          broadcaster        | inbound_position_lag{topic="a",partition="0"} 5000.0 |
          batch-scheduler    | outbox_oldest_unsent_age_seconds{lane="BULK"} 31.0   | outbox-waits
          batch-scheduler    | outbox_leases_unowned 1.0                            | lane-without-owner
          batch-scheduler    | outbox_measured_seconds 999939.0                     | figures-old
          batch-scheduler    | outbox_measured_seconds 999940.0                     |
          payout-api         | inbound_incoherent_positions{kind="beyond-log"} 1.0  | database-and-broker-differ
          payout-api         | inbound_decisions_closed 1.0                         | decides-nothing
          batch-scheduler    | payouts_cutoffs_overdue_seconds 60.5                 | cutoff-late
          batch-scheduler    | payouts_cutoffs_unowned 1.0                          | scheduler-without-owner
          funding-checker    | payouts_ledger_violations 1.0                        | ledger-incoherent
          funding-checker    | payouts_ledgers_stopped 2.0                          | ledger-stopped
          broadcaster        | payouts_wallets_held{wallet="bitcoin"} 1.0           | wallet-held
          broadcaster        | payouts_funded_doubted{wallet="bitcoin"} 3.0         | intents-doubted
          broadcaster        | payouts_funded_short{wallet="bitcoin"} 3.0           | wallet-low
          broadcaster        | payouts_wallets_unowned{wallet="bitcoin"} 1.0        | wallet-without-owner
          broadcaster        | payouts_node_up{wallet="bitcoin"} 0.0                | node-away
          broadcaster        | payouts_node_up{wallet="bitcoin"} 1.0                |
          webhook-dispatcher | payouts_webhooks_dead_open 4.0                       | webhooks-dead
          webhook-dispatcher | payouts_webhooks_endpoints_held 1.0                  | endpoint-held
          payout-api         | payouts_webhooks_dead_open 4.0                       |
          broadcaster-2      | inbound_parked 1.0                                   | records-parked
          broadcaster-2      | payouts_node_up{wallet="bitcoin"} 0.0                | node-away
          """)
  void namesWhatAFigureMeans(String service, String line, String check) {
    Report report = diagnose(service, line);

    if (check == null) {
      assertThat(report.wrong()).isEmpty();
    } else {
      assertThat(report.wrong())
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(check);
            assertThat(finding.where()).isEqualTo(service);
            assertThat(finding.remedy()).isNotBlank().doesNotContain("SERVICE", "PROCESS");
            assertThat(Distributions.projectRoot().resolve(finding.page())).exists();
          });
      assertThat(report.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void addsUpCountsAndShowsTheirParts() {
    Report report =
        diagnose(
            "broadcaster",
            """
            # HELP inbound_position_lag end offset minus stored position
            inbound_position_lag{consumer="broadcaster",partition="0",topic="a"} 6000.0
            inbound_position_lag{consumer="broadcaster",partition="1",topic="a"} 7000.0
            inbound_position_lag{consumer="broadcaster",partition="2",topic="a"} 1.0
            """);

    assertThat(report.wrong())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.what()).isEqualTo("13000 records wait to be handled");
          assertThat(finding.details())
              .containsExactly(
                  "consumer=broadcaster partition=0 topic=a: 6000",
                  "consumer=broadcaster partition=1 topic=a: 7000");
        });
  }

  @Test
  void namesTheReplicaToRestartAndTheServiceToAsk() {
    assertThat(diagnose("payout-api-2", "inbound_stopped_partitions 1.0").wrong())
        .singleElement()
        .satisfies(finding -> assertThat(finding.remedy()).contains("restart payout-api-2"));
    assertThat(diagnose("payout-api-2", "inbound_parked 1.0").wrong())
        .singleElement()
        .satisfies(finding -> assertThat(finding.remedy()).contains("--service payout-api --kind"));
  }

  @Test
  void tellsAnAgeAndNotAPointInTime() {
    assertThat(diagnose("payout-api", "outbox_measured_seconds 999000.0").wrong())
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("for 1000 s"));
  }

  @Test
  void isWellOnlyWhereEverythingWasSeen() {
    String allWell =
        Arrays.stream(Check.values())
            .map(check ->
                check.metric() + (check.bound() instanceof Bound.Above ? " 0.0" : " 1000000.0"))
            .collect(Collectors.joining("\n"));
    Map<Instance, Metrics> well =
        Component.services().stream()
            .collect(Collectors.toMap(Instance::first, _ -> Metrics.parse(allWell)));

    assertThat(Diagnosis.of(well, NOW).exitCode()).isZero();
    assertThat(diagnose("payout-api", allWell.replace("inbound_parked 0.0", "")).exitCode())
        .isEqualTo(3);
    assertThat(
            diagnose("payout-api", allWell.replace("inbound_parked 0.0", "inbound_parked NaN"))
                .blind())
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("inbound_parked"));
  }

  @Test
  void makesTheChecksThatTheRunbooksList() throws Exception {
    List<String> rows =
        Files.readAllLines(Distributions.projectRoot().resolve(Path.of("docs/runbooks/README.md")))
            .stream()
            .filter(line -> line.startsWith("| `"))
            .toList();

    assertThat(Check.values())
        .allSatisfy(check ->
            assertThat(rows)
                .filteredOn(row -> row.startsWith("| `" + check.id() + "` |"))
                .singleElement()
                .satisfies(row ->
                    assertThat(row)
                        .contains("| `" + check.metric() + "`")
                        .contains("(" + Path.of(check.page()).getFileName() + ")")));
  }

  private static Report diagnose(String service, String text) {
    Instance instance = Instance.find(service).orElseThrow();
    return Diagnosis.of(Map.of(instance, Metrics.parse(text)), NOW);
  }
}
