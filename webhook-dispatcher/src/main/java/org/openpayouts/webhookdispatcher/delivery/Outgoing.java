package org.openpayouts.webhookdispatcher.delivery;

import java.net.URI;
import java.util.Map;

/** A request as it leaves. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out
record Outgoing(URI url, Map<String, String> headers, byte[] body) {}
