package org.openpayouts.payoutapi.running;

/** Where a service answers, wherever it runs. */
public record ApiAddress(String url, String adminUrl, String adminCredential) {}
