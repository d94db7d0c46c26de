/** The payouts command: picocli commands, each a short story told with the other packages. */
@NullMarked
package org.openpayouts.localstack.command;

import org.jspecify.annotations.NullMarked;
