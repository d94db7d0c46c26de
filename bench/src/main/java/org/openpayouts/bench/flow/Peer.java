package org.openpayouts.bench.flow;

import java.util.Map;

/** A system that takes requests and later tells the sink of each. */
interface Peer {
  String name();

  /** Asks for the payout and returns its id; the number makes the request another one. */
  String request(String number);

  /** Where it tells of its payouts. */
  CompleteWebhooks webhooks();

  /** Its processes, by name. */
  Map<String, Long> pids();
}
