/** The dispatcher as a whole: real broker, database, registry and receivers around it. */
@NullMarked
package org.openpayouts.webhookdispatcher.world;

import org.jspecify.annotations.NullMarked;
