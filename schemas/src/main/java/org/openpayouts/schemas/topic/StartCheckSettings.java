package org.openpayouts.schemas.topic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service checks its topics.
 *
 * @param startCheck whether it does; off only where a test has no broker
 * @param startWait for how long the start waits for a broker that is away; after that the service
 *     starts without it, and the check goes on beside it
 * @param retryWait between two questions to a broker that is away
 */
@ConfigurationProperties("payouts.topics")
record StartCheckSettings(
    @DefaultValue("true") boolean startCheck,
    @DefaultValue("10s") Duration startWait,
    @DefaultValue("1s") Duration retryWait) {}
