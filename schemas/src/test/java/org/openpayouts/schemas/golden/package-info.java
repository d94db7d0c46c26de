/**
 * Records as they were first published, frozen: each schema version with one record in it. They
 * prove that what lies in topics today can still be read, and that nobody changes a published
 * schema by accident.
 */
@NullMarked
package org.openpayouts.schemas.golden;

import org.jspecify.annotations.NullMarked;
