/** The published language of OpenPayouts: what services tell each other, and nothing else. */
@NullMarked
package org.openpayouts.schemas;

import org.jspecify.annotations.NullMarked;
