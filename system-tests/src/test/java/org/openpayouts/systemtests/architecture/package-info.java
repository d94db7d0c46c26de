/**
 * The architecture as rules over compiled classes. Each rule has a fixture that breaks it, because
 * a rule that matches nothing is green for ever.
 */
@NullMarked
package org.openpayouts.systemtests.architecture;

import org.jspecify.annotations.NullMarked;
