/** The whole service on a real broker, database and registry, and who talks to it in tests. */
@NullMarked
package org.openpayouts.payoutapi.running;

import org.jspecify.annotations.NullMarked;
