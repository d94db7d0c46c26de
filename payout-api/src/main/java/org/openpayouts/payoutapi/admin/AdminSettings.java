package org.openpayouts.payoutapi.admin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The operator's door.
 *
 * @param port of its own, on the address of the public one
 * @param credentialFile holds the bearer credential that opens it, at least 16 characters
 */
@Validated
@ConfigurationProperties("payouts.admin")
public record AdminSettings(@Min(0) @Max(65_535) int port, Path credentialFile) {}
