package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records as they lie in a segment: a version byte, a count, then per record the partition (-1 for
 * none), key, value and headers, each with its length before it.
 */
final class SegmentBytes {

  static final int RECORDS_MAX = 500;
  private static final int BYTES_MAX = 4_000_000;
  private static final byte VERSION = 1;
  private static final int BY_KEY = -1;

  private SegmentBytes() {}

  /** In order, cut so that no piece is over the limits of a segment. */
  static List<List<OutboundRecord>> split(List<OutboundRecord> records) {
    var pieces = new ArrayList<List<OutboundRecord>>();
    var piece = new ArrayList<OutboundRecord>();
    long bytes = 0;
    for (OutboundRecord record : records) {
      long size = (long) record.key().length + record.value().length;
      if (!piece.isEmpty() && (piece.size() == RECORDS_MAX || bytes + size > BYTES_MAX)) {
        pieces.add(List.copyOf(piece));
        piece.clear();
        bytes = 0;
      }
      piece.add(record);
      bytes += size;
    }
    if (!piece.isEmpty()) {
      pieces.add(List.copyOf(piece));
    }
    return pieces;
  }

  static byte[] encode(List<OutboundRecord> records) {
    var bytes = new ByteArrayOutputStream(256 * records.size());
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(records.size());
      for (OutboundRecord record : records) {
        write(record, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(OutboundRecord record, DataOutputStream out) throws IOException {
    @Nullable Integer partition = record.partition();
    out.writeInt(partition == null ? BY_KEY : partition);
    writeBytes(record.key(), out);
    writeBytes(record.value(), out);
    out.writeInt(record.headers().size());
    for (var header : record.headers().entrySet()) {
      writeBytes(header.getKey().getBytes(UTF_8), out);
      writeBytes(header.getValue(), out);
    }
  }

  static List<OutboundRecord> decode(byte[] segment) {
    try (var in = new DataInputStream(new ByteArrayInputStream(segment))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalStateException("segment of unknown version " + version);
      }
      int count = in.readInt();
      var records = new ArrayList<OutboundRecord>(count);
      for (int i = 0; i < count; i++) {
        records.add(read(in));
      }
      return records;
    } catch (IOException e) {
      throw new IllegalStateException("segment cut short", e);
    }
  }

  private static OutboundRecord read(DataInputStream in) throws IOException {
    int partition = in.readInt();
    byte[] key = readBytes(in);
    byte[] value = readBytes(in);
    int headerCount = in.readInt();
    var headers = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i < headerCount; i++) {
      headers.put(new String(readBytes(in), UTF_8), readBytes(in));
    }
    return new OutboundRecord(key, value, headers, partition == BY_KEY ? null : partition);
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
