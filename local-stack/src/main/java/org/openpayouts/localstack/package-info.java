/**
 * The whole system on one machine: the components around the services, the services themselves, and
 * the command that a developer drives them with.
 */
@NullMarked
package org.openpayouts.localstack;

import org.jspecify.annotations.NullMarked;
