package org.openpayouts.payoutapi.bitpay;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Anybody may ask for this, without a key. Every endpoint of the public port without this mark is
 * tried with foreign, forged and revoked credentials, and has to refuse them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Unsigned {}
