/**
 * A small TCP proxy between the services and what they stand on, with toxiproxy's vocabulary: the
 * kernel of a developer's machine rarely has a way to disturb a loopback connection.
 */
@NullMarked
package org.openpayouts.localstack.network;

import org.jspecify.annotations.NullMarked;
