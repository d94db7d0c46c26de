package org.openpayouts.fundingchecker.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the audit run by itself. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AuditConfiguration {}
