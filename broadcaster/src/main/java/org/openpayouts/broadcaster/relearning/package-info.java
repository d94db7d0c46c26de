/**
 * After the database went back to an older backup: our own facts are followed as already decided,
 * the transactions that they name are taken from the node, and what spends the wallet's coins
 * without being known is for two persons to attribute. Until then nothing new is signed.
 */
@NullMarked
package org.openpayouts.broadcaster.relearning;

import org.jspecify.annotations.NullMarked;
