/**
 * The operator's door: a port and a credential of its own. Everything on it may be repeated; a
 * repeat answers what the first call made. Nothing of it can be reached through the public port,
 * and nothing of the public API through this one.
 */
@NullMarked
package org.openpayouts.payoutapi.admin;

import org.jspecify.annotations.NullMarked;
