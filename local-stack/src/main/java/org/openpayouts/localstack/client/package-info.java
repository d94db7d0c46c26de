/**
 * The HTTP interfaces of a running stack, as an outsider uses them: the merchant's signed API, the
 * admin API, the scheduler, the chain node and the management ports.
 */
@NullMarked
package org.openpayouts.localstack.client;

import org.jspecify.annotations.NullMarked;
