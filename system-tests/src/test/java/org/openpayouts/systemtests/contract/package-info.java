/**
 * What is asked and answered at the public port, recorded by whoever asks, and judged by the
 * description that is served there.
 */
@NullMarked
package org.openpayouts.systemtests.contract;

import org.jspecify.annotations.NullMarked;
