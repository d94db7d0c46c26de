/**
 * What an SRE sees: every alert and dashboard is held to metrics that exist, to its page and, by
 * promtool, to the cases in which it fires and does not.
 */
@NullMarked
package org.openpayouts.systemtests.observability;

import org.jspecify.annotations.NullMarked;
