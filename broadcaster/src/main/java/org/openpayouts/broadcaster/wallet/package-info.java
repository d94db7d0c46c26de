/**
 * A hot wallet: who may move it (one worker, by lease), and the signer's side of the wall. The
 * signer believes no plan: it verifies the three intent MACs of every payment and that the outputs
 * say what the intents say, before it signs.
 */
@NullMarked
package org.openpayouts.broadcaster.wallet;

import org.jspecify.annotations.NullMarked;
