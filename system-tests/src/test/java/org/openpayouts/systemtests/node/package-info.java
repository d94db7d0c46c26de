/** Clients of another language: their packages, installed as locked, and their processes. */
@NullMarked
package org.openpayouts.systemtests.node;

import org.jspecify.annotations.NullMarked;
