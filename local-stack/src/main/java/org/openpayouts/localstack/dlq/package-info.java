/** What the services set aside: listed, planned and mended, one item at a time. */
@NullMarked
package org.openpayouts.localstack.dlq;

import org.jspecify.annotations.NullMarked;
