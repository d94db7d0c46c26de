/**
 * BitPay's Java library behind lines of JSON, for the tests of compatibility. Its steps have the
 * names of those in {@code node/sdk/steps.cjs}.
 */
@NullMarked
package org.openpayouts.javasdk;

import org.jspecify.annotations.NullMarked;
