/**
 * What has to be looked after from time to time: small bounded steps that any replica may run, each
 * correct when run twice or beside itself.
 */
@NullMarked
package org.openpayouts.webhookdispatcher.sweep;

import org.jspecify.annotations.NullMarked;
