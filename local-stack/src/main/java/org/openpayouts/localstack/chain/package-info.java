/**
 * A chain of our own to pay on: one node, in this JVM or in a child process, that speaks the
 * JSON-RPC of Bitcoin Core on regtest, so that the broadcaster needs no special adapter for it.
 *
 * <p>It believes nothing that it is sent: scripts, amounts, double spends, dust, weight, fees and
 * locks are judged with bitcoin-kmp, which is never the library that builds the transactions. Its
 * refusals carry Core's codes and words. Faults and reorganisations come on command, by the RPC
 * methods whose names begin with {@code sim_}. Its differences from Core are few and meant: the
 * subsidy never halves, a faucet owns the first block, and the mempool survives a kill.
 */
@NullMarked
package org.openpayouts.localstack.chain;

import org.jspecify.annotations.NullMarked;
