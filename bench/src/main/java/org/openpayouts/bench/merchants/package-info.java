/** Merchants that benchmarks ask as, made by the admin API, and their signatures. */
@NullMarked
package org.openpayouts.bench.merchants;

import org.jspecify.annotations.NullMarked;
