package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;

/** A schedule stands still since this instant, by an operator's word. */
record Pause(String scheduleId, Instant since, Word word) {}
