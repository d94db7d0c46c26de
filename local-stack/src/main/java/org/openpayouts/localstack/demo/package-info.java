/** Many payouts from the request to the webhook, watched live and judged at the end. */
@NullMarked
package org.openpayouts.localstack.demo;

import org.jspecify.annotations.NullMarked;
