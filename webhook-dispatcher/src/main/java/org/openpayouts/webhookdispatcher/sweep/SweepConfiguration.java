package org.openpayouts.webhookdispatcher.sweep;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SweepSettings.class)
class SweepConfiguration {}
