package org.openpayouts.fundingchecker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts funding-checker. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FundingCheckerApplication {
  public static void main(String[] args) {
    SpringApplication.run(FundingCheckerApplication.class, args);
  }
}
