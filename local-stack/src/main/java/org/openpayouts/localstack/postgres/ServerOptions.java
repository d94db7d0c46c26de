package org.openpayouts.localstack.postgres;

import java.util.List;
import org.openpayouts.localstack.process.Ports;

/** The server's settings: durable as in production, small in memory. */
final class ServerOptions {
  private ServerOptions() {}

  static List<String> of(int port) {
    return List.of(
        "listen_addresses=" + Ports.HOST,
        "port=" + port,
        "unix_socket_directories=",
        "max_connections=300",
        "shared_buffers=128MB",
        "max_wal_size=1GB",
        "timezone=UTC",
        "log_timezone=UTC",
        "log_min_messages=warning",
        "dynamic_shared_memory_type=posix");
  }
}
