package org.openpayouts.payoutapi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the intake. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PayoutApiApplication {
  public static void main(String[] args) {
    SpringApplication.run(PayoutApiApplication.class, args);
  }
}
