package org.openpayouts.broadcaster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Pays what is funded. */
@SpringBootApplication
public class BroadcasterApplication {
  public static void main(String[] args) {
    SpringApplication.run(BroadcasterApplication.class, args);
  }
}
