/** A real reverse proxy before payout-api, with the configuration that ships in {@code k8s}. */
@NullMarked
package org.openpayouts.systemtests.gateway;

import org.jspecify.annotations.NullMarked;
