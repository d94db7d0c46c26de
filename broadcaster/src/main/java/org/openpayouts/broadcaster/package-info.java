/**
 * Pays on real chains: takes funded payouts, batches, signs, stores, sends and follows them, and
 * decides every exit from funded and processing. One worker per wallet does so under a lease with a
 * fencing epoch; Kafka's threads only write down what was funded.
 */
@NullMarked
package org.openpayouts.broadcaster;

import org.jspecify.annotations.NullMarked;
