/** From a request to the webhook that says complete: two systems, driven and watched alike. */
@NullMarked
package org.openpayouts.bench.flow;

import org.jspecify.annotations.NullMarked;
