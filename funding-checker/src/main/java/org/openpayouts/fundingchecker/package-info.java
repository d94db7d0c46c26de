/**
 * funding-checker: keeps every merchant's reserve and decides, alone, who is funded and who is
 * cancelled. Both ways out of new are decided in the transaction that moves the money.
 */
@NullMarked
package org.openpayouts.fundingchecker;

import org.jspecify.annotations.NullMarked;
