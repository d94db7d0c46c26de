/**
 * The one place that chooses what a test runs against: addresses given by the environment,
 * containers where Docker answers, or children of this JVM. What could not run is printed as NOT
 * RUN, never passed over.
 */
@NullMarked
package org.openpayouts.localstack.infrastructure;

import org.jspecify.annotations.NullMarked;
