package org.openpayouts.webhookdispatcher.endpoint;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A block of addresses of one family.
 *
 * @param network its first address; the length tells the family
 * @param prefixBits how many leading bits all its addresses share
 * @param purpose what the block is for, in a word or two
 */
record AddressRange(byte[] network, int prefixBits, String purpose) {

  AddressRange {
    network = network.clone();
  }

  static AddressRange of(String cidr, String purpose) {
    var slash = cidr.indexOf('/');
    var network = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
    return new AddressRange(network, Integer.parseInt(cidr.substring(slash + 1)), purpose);
  }

  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    var whole = prefixBits / Byte.SIZE;
    if (!Arrays.equals(network, 0, whole, address, 0, whole)) {
      return false;
    }
    var rest = prefixBits % Byte.SIZE;
    var mask = 0xff << (Byte.SIZE - rest) & 0xff;
    return rest == 0 || (network[whole] & mask) == (address[whole] & mask);
  }
}
