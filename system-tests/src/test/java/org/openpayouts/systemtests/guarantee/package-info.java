/**
 * What must be true whatever happened: guarantees as objects that look at evidence gathered outside
 * the services (the chain's blocks, the inbox's log, the load generator's journal, the ledger's
 * tables, the facts in Kafka) and name every violation. They decide and read nothing themselves, so
 * each has a unit test in which a planted fault turns it red.
 */
@NullMarked
package org.openpayouts.systemtests.guarantee;

import org.jspecify.annotations.NullMarked;
