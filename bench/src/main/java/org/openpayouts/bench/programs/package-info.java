/**
 * PostgreSQL's own clients, which the embedded server has not: peers where this machine has them.
 */
@NullMarked
package org.openpayouts.bench.programs;

import org.jspecify.annotations.NullMarked;
