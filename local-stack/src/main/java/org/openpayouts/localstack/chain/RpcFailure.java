package org.openpayouts.localstack.chain;

/** A refusal in Core's words: its error code and its message. */
public final class RpcFailure extends RuntimeException {
  static final int METHOD_NOT_FOUND = -32601;
  static final int PARSE_ERROR = -32700;
  static final int TYPE_ERROR = -3;
  static final int INVALID_ADDRESS_OR_KEY = -5;
  static final int INVALID_PARAMETER = -8;
  static final int DESERIALIZATION_ERROR = -22;
  static final int VERIFY_ERROR = -25;
  static final int VERIFY_REJECTED = -26;
  static final int VERIFY_ALREADY_IN_CHAIN = -27;

  private static final long serialVersionUID = 1L;

  private final int code;

  RpcFailure(int code, String message) {
    super(message);
    this.code = code;
  }

  /** Core's RPC error code. */
  public int code() {
    return code;
  }
}
