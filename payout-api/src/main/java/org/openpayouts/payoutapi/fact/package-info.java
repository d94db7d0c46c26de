/** What every record of this service carries around its own content: envelope, key and headers. */
@NullMarked
package org.openpayouts.payoutapi.fact;

import org.jspecify.annotations.NullMarked;
