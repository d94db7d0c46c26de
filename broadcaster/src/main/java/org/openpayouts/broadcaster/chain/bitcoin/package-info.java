/**
 * Bitcoin and its like: JSON-RPC to a node over the JDK's HTTP client with the policies of
 * application.yaml, and building and signing with bitcoinj.
 */
@NullMarked
package org.openpayouts.broadcaster.chain.bitcoin;

import org.jspecify.annotations.NullMarked;
