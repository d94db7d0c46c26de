package org.openpayouts.outbox;

import org.apache.kafka.clients.admin.Admin;

/** Something that is measured now and then, and shown by a gauge in between. */
interface Figure {

  /** For the log, where it cannot be measured. */
  String name();

  void measure(Admin admin);
}
