package org.openpayouts.localstack.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this build is and what it runs on, as the root pom says it. */
public final class Versions {
  private static final String FILE = "versions.properties";
  private static final Properties ALL = read();

  private Versions() {}

  public static String openPayouts() {
    return of("openpayouts");
  }

  public static String kafka() {
    return of("kafka");
  }

  public static String registry() {
    return of("registry");
  }

  /** Major and minor: the third number is that of the archive, not of PostgreSQL. */
  public static String postgres() {
    return of("postgres").replaceFirst("^(\\d+\\.\\d+)\\..*", "$1");
  }

  private static String of(String what) {
    String version = ALL.getProperty(what, "");
    if (version.isEmpty() || version.startsWith("@")) {
      throw new IllegalStateException(FILE + " has no version of " + what);
    }
    return version;
  }

  private static Properties read() {
    try (InputStream file = Versions.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("no " + FILE + " on the class path");
      }
      Properties versions = new Properties();
      versions.load(file);
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
