package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.TxOut;

/** An unspent output in the chain. */
record Coin(TxOut output, int height, boolean coinbase) {}
