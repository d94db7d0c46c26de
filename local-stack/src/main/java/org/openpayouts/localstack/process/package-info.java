/**
 * Child processes that never outlive their parent: started with a log file each, waited for with a
 * deadline, stopped politely or killed, and watched by a small shell that ends them when this JVM
 * is gone for whatever reason.
 */
@NullMarked
package org.openpayouts.localstack.process;

import org.jspecify.annotations.NullMarked;
