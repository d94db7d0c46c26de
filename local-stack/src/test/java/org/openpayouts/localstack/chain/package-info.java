/** Proves that the simulated node refuses what a real one would, and remembers what it did. */
@NullMarked
package org.openpayouts.localstack.chain;

import org.jspecify.annotations.NullMarked;
