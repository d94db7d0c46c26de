package org.openpayouts.localstack.doctor;

import java.util.List;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;

/** Every check that a metric shows; docs/runbooks/README.md lists the same. */
enum Check {
  FIGURES_OLD(
      "figures-old",
      "outbox_measured_seconds",
      Bound.olderThan(60),
      "it has measured nothing for %s s: its database is away",
      "./payouts status; ./payouts logs PROCESS",
      "service-silent"),
  CONSUMER_LAG(
      "consumer-lag",
      "inbound_position_lag",
      Bound.above(5_000),
      "%s records wait to be handled",
      "./payouts logs PROCESS",
      "consumer-lag"),
  OUTBOX_WAITS(
      "outbox-waits",
      "outbox_oldest_unsent_age_seconds",
      Bound.above(30),
      "a committed fact has waited %s s to be sent",
      "./payouts status; ./payouts logs PROCESS",
      "outbox-waits"),
  LANE_WITHOUT_OWNER(
      "lane-without-owner",
      "outbox_leases_unowned",
      Bound.above(0),
      "%s lanes of its outbox have no relay",
      "./payouts restart PROCESS",
      "outbox-waits"),
  RECORDS_PARKED(
      "records-parked",
      "inbound_parked",
      Bound.above(0),
      "%s records are parked; their payouts stand still",
      "./payouts dlq list --service SERVICE --kind parked",
      "parked-records"),
  PARTITION_STOPPED(
      "partition-stopped",
      "inbound_stopped_partitions",
      Bound.above(0),
      "%s partitions stand still",
      "./payouts restart PROCESS, after the cause was mended",
      "stopped-partition"),
  RECORD_UNDECODABLE(
      "record-undecodable",
      "inbound_undecodable",
      Bound.above(0),
      "%s records could not be decoded and wait for a judgement",
      "./payouts dlq list --service SERVICE --kind undecodable",
      "undecodable-record"),
  DATABASE_AND_BROKER_DIFFER(
      "database-and-broker-differ",
      "inbound_incoherent_positions",
      Bound.above(0),
      "%s stored positions contradict the broker",
      "./payouts kill SERVICE, before it decides more",
      "database-and-broker-differ"),
  DECIDES_NOTHING(
      "decides-nothing",
      "inbound_decisions_closed",
      Bound.above(0),
      "it decides nothing: it compares its database with the broker, or relearns its own facts",
      "./payouts logs PROCESS",
      "restored-database"),
  CUTOFF_LATE(
      "cutoff-late",
      "payouts_cutoffs_overdue_seconds",
      Bound.above(60),
      "a cutoff is %s s late, and nobody was told",
      "./payouts restart PROCESS",
      "late-cutoff",
      Component.BATCH_SCHEDULER),
  SCHEDULER_WITHOUT_OWNER(
      "scheduler-without-owner",
      "payouts_cutoffs_unowned",
      Bound.above(0),
      "no replica is the scheduler",
      "./payouts restart PROCESS",
      "late-cutoff",
      Component.BATCH_SCHEDULER),
  LEDGER_INCOHERENT(
      "ledger-incoherent",
      "payouts_ledger_violations",
      Bound.above(0),
      "%s invariants of the ledger are broken",
      "./payouts ledgers says whose: nothing is funded from them any more",
      "ledger-incoherent",
      Component.FUNDING_CHECKER),
  LEDGER_STOPPED(
      "ledger-stopped",
      "payouts_ledgers_stopped",
      Bound.above(0),
      "%s ledgers are stopped: nothing is funded from them",
      "./payouts ledgers; ./payouts ledgers resume MERCHANT CURRENCY, once they are coherent",
      "ledger-incoherent",
      Component.FUNDING_CHECKER),
  WALLET_HELD(
      "wallet-held",
      "payouts_wallets_held",
      Bound.above(0),
      "%s wallets are held: nothing new is signed",
      "GET /actuator/wallets of broadcaster says why",
      "held-wallet",
      Component.BROADCASTER),
  INTENTS_DOUBTED(
      "intents-doubted",
      "payouts_funded_doubted",
      Bound.above(0),
      "the intent of %s funded payouts did not verify",
      "GET /actuator/wallets of broadcaster says why",
      "held-wallet",
      Component.BROADCASTER),
  WALLET_LOW(
      "wallet-low",
      "payouts_funded_short",
      Bound.above(0),
      "%s funded payouts wait for coins in the hot wallet",
      "send coins to the wallet's address",
      "low-wallet",
      Component.BROADCASTER),
  WALLET_WITHOUT_OWNER(
      "wallet-without-owner",
      "payouts_wallets_unowned",
      Bound.above(0),
      "no replica moves the wallet",
      "./payouts restart PROCESS",
      "low-wallet",
      Component.BROADCASTER),
  NODE_AWAY(
      "node-away",
      "payouts_node_up",
      Bound.below(1),
      "the chain node does not answer, or not as it should",
      "./payouts restart chain",
      "chain-node",
      Component.BROADCASTER),
  WEBHOOKS_DEAD(
      "webhooks-dead",
      "payouts_webhooks_dead_open",
      Bound.above(0),
      "%s webhooks were given up and wait for a judgement",
      "./payouts dlq list --kind webhook",
      "dead-webhooks",
      Component.WEBHOOK_DISPATCHER),
  ENDPOINT_HELD(
      "endpoint-held",
      "payouts_webhooks_endpoints_held",
      Bound.above(0),
      "nothing is sent any more to %s endpoints",
      "./payouts dlq list --kind webhook",
      "dead-webhooks",
      Component.WEBHOOK_DISPATCHER);

  private final String id;
  private final String metric;
  private final Bound bound;
  private final String sentence;
  private final String remedy;
  private final String page;
  private final List<Component> services;

  Check(
      String id,
      String metric,
      Bound bound,
      String sentence,
      String remedy,
      String page,
      Component... services) {
    this.id = id;
    this.metric = metric;
    this.bound = bound;
    this.sentence = sentence;
    this.remedy = remedy;
    this.page = page;
    this.services = services.length == 0 ? Component.services() : List.of(services);
  }

  String id() {
    return id;
  }

  String metric() {
    return metric;
  }

  Bound bound() {
    return bound;
  }

  String page() {
    return "docs/runbooks/" + page + ".md";
  }

  List<Component> services() {
    return services;
  }

  String says(String figure) {
    return sentence.formatted(figure);
  }

  String remedyFor(Instance process) {
    return remedy.replace("SERVICE", process.component().id()).replace("PROCESS", process.id());
  }
}
