package org.openpayouts.webhookdispatcher.endpoint;

/**
 * Names an endpoint: "merchantId|https://host:port". Two merchants on one host do not share it, so
 * that one of them cannot use up the other's room.
 */
public record EndpointKey(String value) {}
