/** Pages of a merchant's payouts while the table grows, beside the same statements by pgbench. */
@NullMarked
package org.openpayouts.bench.listing;

import org.jspecify.annotations.NullMarked;
