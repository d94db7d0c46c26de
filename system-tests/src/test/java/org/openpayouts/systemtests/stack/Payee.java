package org.openpayouts.systemtests.stack;

/** A recipient of a scenario's merchant, with an address that nobody else has. */
public record Payee(String recipientId, String email, String address) {}
