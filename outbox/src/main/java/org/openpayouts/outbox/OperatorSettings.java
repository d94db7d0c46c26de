package org.openpayouts.outbox;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may change something through the management endpoints.
 *
 * @param credentialFile holds the bearer credential of operators, at least 16 characters; without
 *     it the management endpoints only show, and every POST or DELETE is refused
 */
@ConfigurationProperties("payouts.admin")
record OperatorSettings(@Nullable Path credentialFile) {}
