/**
 * A real schema registry that speaks Confluent's REST API: Apicurio Registry in a child JVM, its
 * schemas kept in PostgreSQL.
 */
@NullMarked
package org.openpayouts.localstack.registry;

import org.jspecify.annotations.NullMarked;
