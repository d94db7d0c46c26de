package org.openpayouts.batchscheduler.cutoff;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who may order cutoffs.
 *
 * @param credentialFile the file that holds the bearer credential of operators
 */
@Validated
@ConfigurationProperties("payouts.admin")
record AdminSettings(@NotNull Path credentialFile) {}
